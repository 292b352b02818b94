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
package io.github.camelfilehosts.integration.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.docs.Example;
import io.github.camelfilehosts.docs.Example.Language;
import io.github.camelfilehosts.integration.BothServices;
import io.github.camelfilehosts.test.Content;
import org.apache.camel.ConsumerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of AlfaFile's reference page and of the README, in each language. */
class ExamplesTest extends BothServices {

    private static final String TULIPS = "1ep92k3t0fdz";
    private static final String LINK = "https://www.filefactory.com/file/" + TULIPS + "/n/Tulips.jpg";
    private static final Content CONTENT = Content.random(200_000, 1);

    @BeforeEach
    void addFile() {
        FILE_FACTORY.addFile(TULIPS, "Tulips.jpg", CONTENT);
    }

    private void start(String example, Language language) throws Exception {
        new Example(example, ExamplesTest.class).addTo(context, language);
        context.start();
    }

    @ParameterizedTest
    @EnumSource
    void mirror(Language language) throws Exception {
        start("mirror", language);

        AlfaFile file = template.requestBody("direct:mirror", LINK, AlfaFile.class);

        assertThat(file.name()).isEqualTo("Tulips.jpg");
        assertThat(file.md5()).isEqualTo(CONTENT.md5());
        assertThat(ALFA_FILE.bytesReceived()).isEqualTo(CONTENT.size());
    }

    @ParameterizedTest
    @EnumSource
    void mirrorMovesNothingThatAlfaFileHas(Language language) throws Exception {
        start("mirror", language);
        ALFA_FILE.knows(CONTENT);

        template.requestBody("direct:mirror", LINK, AlfaFile.class);

        assertThat(FILE_FACTORY.bytesServed()).isZero();
        assertThat(ALFA_FILE.bytesReceived()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void knownFile(Language language) throws Exception {
        start("known-file", language);
        ConsumerTemplate consumer = context.createConsumerTemplate();

        template.sendBody("direct:known", LINK);
        assertThat(consumer.receive("seda:wanted", 60_000)).isNotNull();

        ALFA_FILE.knows(CONTENT);
        template.sendBody("direct:known", LINK);
        assertThat(consumer.receive("seda:there", 60_000)).isNotNull();

        assertThat(FILE_FACTORY.bytesServed()).isZero();
    }
}
