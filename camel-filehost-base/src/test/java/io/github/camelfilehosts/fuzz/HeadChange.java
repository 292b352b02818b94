/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.fuzz;

import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What is changed in the heads of the replies of one operation, or in what frames their bodies.
 *
 * @param mutation how
 * @param reply which: 0 for all, else the one of this number
 * @param place where in the head, or how much
 * @param value what to put there
 */
public record HeadChange(
        @NotNull HeadMutation mutation,
        @InRange(min = 0, max = 4) int reply,
        int place,
        @NotNull @WithUtf8Length(max = 1000) String value)
        implements ReplyChange {

    private static final int MOST = 3;

    /** The changes of one operation at random, the same ones for the same random. */
    public static List<HeadChange> random(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(MOST))
                .mapToObj(i -> random(HeadMutation.values()[random.nextInt(HeadMutation.values().length)], random))
                .toList();
    }

    private static HeadChange random(HeadMutation mutation, RandomGenerator random) {
        String value = switch (mutation) {
            case STATUS_LINE -> Values.statusLine(random);
            case CHUNK_SIZE -> Values.chunkSize(random);
            default -> Values.header(random);
        };
        return new HeadChange(mutation, random.nextInt(5), random.nextInt(50_000), value);
    }

    @Override
    public boolean concerns(int number) {
        return reply == 0 || reply == number;
    }

    @Override
    public void apply(WireReply to, String secrets) {
        mutation.apply(to, new HeadChange(mutation, reply, place, value.replace(Change.SECRETS, secrets)));
    }
}
