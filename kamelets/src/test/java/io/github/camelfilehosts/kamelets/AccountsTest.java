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
package io.github.camelfilehosts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.Secrets;
import org.junit.jupiter.api.Test;

/** Where a Kamelet's account comes from. */
class AccountsTest extends KameletTestSupport {

    /** All that means something in a URI, a property or Simple. */
    private static final String ODD = "p&a=s+s%20?w#o)r\"d'{} $x;ü-" + Secrets.MARK;

    @Test
    void takesAnyPassword() {
        fileFactory.account("me+you@example.com", ODD, "key&" + ODD);
        alfaFile.account("me+you@example.com", ODD);
        accountOf("filefactory-file-info-action");
        accountOf("alfafile-upload-action");
        main.start();

        producer().requestBody("kamelet:filefactory-file-info-action", "nowhere", FileInfoList.class);
        producer().requestBodyAndHeader("kamelet:alfafile-upload-action", "text", "file", "a.txt", AlfaFile.class);

        assertThat(fileFactory.logins()).isOne();
        assertThat(alfaFile.files()).hasSize(1);
    }

    @Test
    void takesTheComponentsAccountIfItHasNone() {
        alfaFile.addFile("GH", "old.txt", Content.of("old"));
        property("camel.component.alfafile.api-url", alfaFile.apiUrl());
        property("camel.component.alfafile.token", alfaFile.token());
        main.start();

        producer().sendBody("kamelet:alfafile-delete-action", "GH");

        assertThat(alfaFile.trash()).hasSize(1);
    }

    @Test
    void takesAToken() {
        alfaFile.addFile("GH", "old.txt", Content.of("old"));
        property("camel.kamelet.alfafile-delete-action.apiUrl", alfaFile.apiUrl());
        property("camel.kamelet.alfafile-delete-action.token", alfaFile.token());
        main.start();

        producer().sendBody("kamelet:alfafile-delete-action", "GH");

        assertThat(alfaFile.logins()).isZero();
        assertThat(alfaFile.trash()).hasSize(1);
    }
}
