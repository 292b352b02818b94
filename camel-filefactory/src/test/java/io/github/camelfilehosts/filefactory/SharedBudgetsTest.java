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
package io.github.camelfilehosts.filefactory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.contract.SharedBudgetsContract;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedBudgetsTest extends FileFactoryTestSupport implements SharedBudgetsContract {
    @Test
    void filesWhoseCallsTheBudgetDoesNotGiveAreNotAskedFor() {
        Bucket three = Bucket.builder()
                .addLimit(limit -> limit.capacity(3).refillGreedy(1, Duration.ofHours(1)))
                .build();
        component.getConfiguration().setRequestBudget(three);
        List<String> ids = IntStream.range(0, 250).mapToObj(i -> "id" + i).toList();
        succeed("filefactory:getSessionKey", null);

        failure(RateLimitedException.class, "filefactory:getFileInfo", ids);

        assertThat(SERVER.calls("getFileInfo")).isZero();
        assertThat(three.getAvailableTokens()).isEqualTo(2);
        three.addTokens(1);
        succeed("filefactory:getFileInfo", ids);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(3);
    }
}
