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
package io.github.camelfilehosts.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.test.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code transferGuard} that says no breaks a transfer off, and leaves nothing that looks whole. */
public interface TransferGuardContract extends ComponentTest {

    Content LARGE = Content.random(4 * 1024 * 1024, 7);

    @BeforeEach
    default void addFile() {
        addFile("abc", "a.bin", LARGE);
    }

    private void guard(TransferGuard guard) {
        component().getConfiguration().setTransferGuard(guard);
    }

    private static void assertBrokenOff(Throwable failure) {
        assertThat(failure).isExactlyInstanceOf(TemporaryFailureException.class).hasMessageContaining("transferGuard");
        assertThat(((FileHostException) failure).isRetryable()).isTrue();
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(directory().resolve("in"))) {
            return files.toList();
        }
    }

    private String toDirectory() {
        return downloadUri() + "?downloadDirectory=" + directory().resolve("in");
    }

    @Test
    default void isAskedAtFirstAndBeforeTheLastBytesWhatItIsAndWhose() throws Exception {
        List<Transfer> asked = new CopyOnWriteArrayList<>();
        guard(transfer -> asked.add(transfer));
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:guarded").routeId("guarded").to(toDirectory());
            }
        });

        Exchange exchange = succeed("direct:guarded", "abc");

        assertThat(asked).hasSizeGreaterThanOrEqualTo(2).allSatisfy(transfer -> {
            assertThat(transfer.exchangeId()).isEqualTo(exchange.getExchangeId());
            assertThat(transfer.routeId()).isEqualTo("guarded");
            assertThat(transfer.fileId()).isEqualTo("abc");
        });
        assertThat(stored()).singleElement().satisfies(file -> assertThat(file).hasSize(LARGE.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    default void aNoBeforeTheFirstBytesLeavesNoFile(int connections) throws Exception {
        guard(transfer -> false);

        assertBrokenOff(failure(toDirectory() + "&downloadConnections=" + connections, "abc"));

        assertThat(stored()).noneMatch(file -> file.endsWith("a.bin"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    default void aNoBeforeTheLastBytesLeavesAPartThatIsResumed(int connections) throws Exception {
        List<Transfer> asked = new CopyOnWriteArrayList<>();
        guard(transfer -> {
            asked.add(transfer);
            return asked.size() == 1;
        });
        String uri = toDirectory() + "&downloadConnections=" + connections;

        assertBrokenOff(failure(uri, "abc"));
        assertThat(stored()).isNotEmpty().noneMatch(file -> file.endsWith("a.bin"));

        guard(transfer -> true);
        succeed(uri + "&maxRetries=2", "abc");
        assertThat(stored()).singleElement().satisfies(file -> assertThat(file).hasSize(LARGE.size()));
    }

    @Test
    default void aStreamDoesNotComeToItsEnd() throws Exception {
        List<Transfer> asked = new CopyOnWriteArrayList<>();
        guard(transfer -> {
            asked.add(transfer);
            return asked.size() == 1;
        });
        ByteArrayOutputStream came = new ByteArrayOutputStream();

        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            assertThatThrownBy(() -> in.transferTo(came))
                    .isInstanceOf(IOException.class)
                    .cause()
                    .satisfies(TransferGuardContract::assertBrokenOff);
        }

        assertThat(came.size()).isLessThan((int) LARGE.size());
    }

    @Test
    default void aNoIsNotTriedAgain() {
        List<Transfer> asked = new CopyOnWriteArrayList<>();
        guard(transfer -> {
            asked.add(transfer);
            return false;
        });

        assertBrokenOff(failure(toDirectory(), "abc"));

        assertThat(asked).hasSize(1);
    }

    @Test
    default void aGuardThatThrowsBreaksOffToo() throws Exception {
        guard(transfer -> {
            throw new AssertionError("no database");
        });

        FileHostException failure = failure(toDirectory(), "abc");

        assertBrokenOff(failure);
        assertThat(failure).hasMessageContaining("no database");
    }

    @Test
    default void canBeAnEndpointsOption() throws Exception {
        context().getRegistry().bind("lease", (TransferGuard) transfer -> false);

        assertBrokenOff(failure(toDirectory() + "&transferGuard=#lease", "abc"));
    }
}
