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
package io.github.camelfilehosts.alfafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.contract.AccountsConsole;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import io.github.camelfilehosts.test.UploadFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What Camel's dev console shows of the accounts. */
class DevConsoleTest extends AlfaFileTestSupport {

    @Test
    void nothingIsShownBeforeTheFirstCall() {
        assertThat(accounts()).isEmpty();
        assertThat(text()).isBlank();
        assertThat(SERVER.calls()).isEmpty();
    }

    @Test
    void callsInFlightAreCounted() throws Exception {
        CompletableFuture<Exchange> first;
        CompletableFuture<Exchange> second;
        // Takes connections and does not answer.
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String uri = "alfafile:info?token=token-4711&maxRetries=0&apiUrl=http://localhost:" + silent.getLocalPort();
            first = template.asyncSend(uri, exchange -> exchange.getMessage().setBody("GH"));
            second = template.asyncSend(uri, exchange -> exchange.getMessage().setBody("GH"));

            await().untilAsserted(() -> assertThat(text()).contains("callsInFlight: 2"));
            assertThat(number("callsInFlight")).isEqualTo(2);
        }

        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        assertThat(number("callsInFlight")).isZero();
    }

    @Test
    void transfersThatMoveAndThatWaitAreCounted() {
        component.getConfiguration().setMaxConcurrentTransfers(2);
        SERVER.instantUploads(false).failUpload(UploadFault.drip(1), 5);
        for (int i = 0; i < 5; i++) {
            String name = i + ".bin";
            byte[] body = Content.random(10_000, i).toByteArray();
            template.asyncRequestBodyAndHeader("alfafile:upload", body, AlfaFileConstants.NAME, name);
        }

        await().untilAsserted(() -> {
            assertThat(number("transfersMoving")).isEqualTo(2);
            assertThat(number("transfersWaiting")).isEqualTo(3);
            // One that moves need not have sent anything yet.
            assertThat(SERVER.faultsNeverMet()).isEmpty();
        });
        assertThat(text()).contains("transfersMoving: 2", "transfersWaiting: 3");
        await().until(() -> SERVER.faultsNeverMet().isEmpty());
    }

    @Test
    void anAccountThatTwoComponentsShareIsShownOnce() {
        AlfaFileComponent other = new AlfaFileComponent();
        other.setConfiguration(component.getConfiguration());
        context.addComponent("alfafile2", other);
        result(UserInfo.class, "alfafile:userInfo", null);
        result(UserInfo.class, "alfafile2:userInfo", null);

        assertThat(accounts()).hasSize(1);
        assertThat(text().lines().filter(line -> line.contains("provider"))).hasSize(1);

        component.stop();
        assertThat(accounts()).hasSize(1);
        other.stop();
        assertThat(accounts()).isEmpty();
    }

    @Test
    void theAgeOfASessionIsShown() {
        result(UserInfo.class, "alfafile:userInfo", null);

        assertThat(number("sessionAge")).isBetween(0, 60);
        assertThat(accounts().get(0)).containsEntry("account", "alfafile-1");
        assertThat(text()).contains("account: alfafile-1", "sessionAge: ");
    }

    @Test
    void openTransfersAreShownWithTheirProgress() throws Exception {
        SERVER.addFile("GH", "a.bin", Content.random(300_000, 3));
        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            in.readNBytes(1_000);

            Map<String, Object> transfer = rows("transfers").get(0);
            assertThat(transfer)
                    .containsEntry("account", "alfafile-1")
                    .containsEntry("direction", "down")
                    .containsEntry("fileId", "GH")
                    .containsEntry("name", "a.bin")
                    .containsKeys("number", "seconds", "exchangeId", "routeId");
            assertThat(((Number) transfer.get("bytes")).longValue()).isBetween(1_000L, 299_999L);
            assertThat(((Number) transfer.get("size")).longValue()).isEqualTo(300_000);
            assertThat(number("transfersOpen")).isEqualTo(1);
            assertThat(text()).contains("transfersOpen: 1", "name=a.bin");
        }

        assertThat(rows("transfers")).isEmpty();
        assertThat(text()).contains("transfersOpen: 0").doesNotContain("transfers:");
    }

    @Test
    void theLastErrorsAreShown() {
        result(UserInfo.class, "alfafile:userInfo", null);
        Exchange exchange = null;
        for (int i = 0; i < 11; i++) {
            exchange = send("alfafile:info", "nosuchfile");
        }
        // One in its transfer and at the end of its step.
        SERVER.instantUploads(false).failUpload(UploadFault.rejectBeforeBody(400), 1);
        send("alfafile:upload?fileName=u.bin", "hello");

        List<Map<String, Object>> errors = rows("errors");
        assertThat(errors).hasSize(10);
        assertThat(errors.get(8))
                .containsEntry("kind", "FileNotFoundOnHostException")
                .containsEntry("operation", "info")
                .containsEntry("message", exchange.getException().getMessage())
                .containsEntry("exchangeId", exchange.getExchangeId())
                .containsKey("time");
        assertThat(((Number) errors.get(8).get("code")).intValue()).isEqualTo(404);
        assertThat(errors.get(9)).containsEntry("operation", "upload");
        assertThat(text()).contains("errors:", "kind=FileNotFoundOnHostException");
    }

    @Test
    void soAreThoseOfAStreamThatIsReadLater() throws Exception {
        SERVER.addFile("GH", "a.bin", Content.random(300_000, 3));
        SERVER.failDownload("GH", DownloadFault.corruptAt(5), 9);
        try (InputStream in =
                result(HostedFile.class, "alfafile:download", "GH").open()) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }

        assertThat(rows("errors"))
                .singleElement()
                .satisfies(error -> assertThat(error).containsEntry("kind", "CorruptTransferException"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(String name) {
        assertThat(accounts()).hasSize(1);
        return List.copyOf((Collection<Map<String, Object>>) accounts().get(0).get(name));
    }

    @Test
    void noSecretIsShown() {
        result(UserInfo.class, "alfafile:userInfo", null);
        String token = SERVER.callsOf("user/info").get(0).param("token");
        send("alfafile:userInfo?token=expired-" + Secrets.MARK, null);
        SERVER.failNext("user/login", 401, "Not with wrong-" + Secrets.MARK, 1);
        failure(AuthenticationFailedException.class, "alfafile:userInfo?password=wrong-" + Secrets.MARK, null);

        assertThat(accounts()).hasSize(3);
        assertThat(List.of(text(), new AccountsConsole(context).json()))
                .allSatisfy(shown -> assertThat(shown)
                        .contains("alfafile", "Not with")
                        .doesNotContain(SERVER.password(), token, Secrets.MARK)
                        // Nor a digest.
                        .doesNotContainPattern("[0-9a-fA-F]{32}"));
    }

    private String text() {
        return new AccountsConsole(context).text();
    }

    private List<Map<String, Object>> accounts() {
        return new AccountsConsole(context).accounts();
    }

    private int number(String name) {
        assertThat(accounts()).hasSize(1);
        return ((Number) accounts().get(0).get(name)).intValue();
    }
}
