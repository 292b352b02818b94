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
 * What is changed in the replies of one operation.
 *
 * @param mutation how
 * @param reply which: 0 for all, else the one of this number
 * @param place where in the reply, counted in whatever the mutation is about, and begun anew at the end
 * @param value what to put there; {@value #SECRETS} stands for the secrets that the request brought along
 */
public record Change(
        @NotNull Mutation mutation,
        @InRange(min = 0, max = 4) int reply,
        int place,
        @NotNull @WithUtf8Length(max = 1000) String value)
        implements ReplyChange {

    static final String SECRETS = "{secrets}";

    private static final int MOST = 3;

    /** The changes of one operation at random, the same ones for the same random. */
    public static List<Change> random(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(MOST))
                .mapToObj(i -> random(Mutation.values()[random.nextInt(Mutation.values().length)], random))
                .toList();
    }

    private static Change random(Mutation mutation, RandomGenerator random) {
        String value = switch (mutation) {
            case HEADER, HEADER_TWICE -> Values.header(random);
            case REDIRECT -> Values.url(random);
            case INSERT_TEXT, INSERT_BYTES, REPLACE_BODY, WEB_PAGE -> Values.text(random);
            default -> Values.json(random);
        };
        return new Change(mutation, random.nextInt(5), random.nextInt(10_000), value);
    }

    @Override
    public boolean concerns(int number) {
        return reply == 0 || reply == number;
    }

    @Override
    public void apply(WireReply to, String secrets) {
        mutation.apply(to, new Change(mutation, reply, place, value.replace(SECRETS, secrets)));
    }

    /** The value as a header may have it: a line break would end the header, which is not the service's to do. */
    String line() {
        return value.replaceAll("[\r\n]", " ");
    }
}
