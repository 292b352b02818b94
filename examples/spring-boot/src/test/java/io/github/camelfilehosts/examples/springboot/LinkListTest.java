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
package io.github.camelfilehosts.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkListTest {

    @Test
    void eachFileIsNamedOnce() {
        assertThat(LinkList.of(
                        "https://www.filefactory.com/file/4k7gx0w2mq1z/Red,White.rar\r\n4k7gx0w2mq1z;1ep92k3t0fdz"))
                .isEqualTo(new LinkList(List.of("4k7gx0w2mq1z", "1ep92k3t0fdz"), List.of()));
    }

    @Test
    void aLineThatCannotBeReadKeepsNoOtherFromBeingRead() {
        LinkList links = LinkList.of("  https://elsewhere.example/file/1 \n\n(4k7gx0w2mq1z)");

        assertThat(links.ids()).containsExactly("4k7gx0w2mq1z");
        assertThat(links.unreadable()).containsExactly("https://elsewhere.example/file/1");
    }

    @Test
    void nothingIsNothing() {
        assertThat(LinkList.of(" \n").ids()).isEmpty();
    }
}
