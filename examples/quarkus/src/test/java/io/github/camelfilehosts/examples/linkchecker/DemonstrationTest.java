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
package io.github.camelfilehosts.examples.linkchecker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import org.junit.jupiter.api.Test;

/** The command without anything. */
@QuarkusMainTest
class DemonstrationTest {

    @Test
    void checksItsOwnLinksAndEnds(QuarkusMainLauncher launcher) {
        LaunchResult result = launcher.launch();

        assertThat(result.exitCode()).isZero();
        assertThat(result.getOutput())
                .contains("a demonstration")
                .contains("BROKEN=2, INVALID=1, OFFLINE=1, ONLINE=3")
                .contains("link,id,status,name,size,md5,checked-at")
                .contains("4k7gx0w2mq1z,ONLINE,Tulips in Keukenhof.jpg,1482113,")
                .contains("see the other list,,BROKEN,,,,");
    }
}
