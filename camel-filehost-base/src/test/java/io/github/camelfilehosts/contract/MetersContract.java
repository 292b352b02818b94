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

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Micrometer is told, under the names and tags that dashboards know. */
public interface MetersContract extends ComponentTest {

    Content CONTENT = Content.random(300_000, 3);

    @BeforeEach
    default void bindRegistry() {
        context().getRegistry().bind("meters", new SimpleMeterRegistry());
        addFile("abc", "a.bin", CONTENT);
    }

    private MeterRegistry registry() {
        return context().getRegistry().lookupByNameAndType("meters", MeterRegistry.class);
    }

    /** The count of a timer or a counter. */
    default double count(String name, String... tags) {
        Meter meter = registry()
                .find("camel.filehost." + name)
                .tag("provider", words().scheme())
                .tags(tags)
                .meter();
        return meter == null ? 0 : meter.measure().iterator().next().getValue();
    }

    private void refuseAccountCalls(int times) {
        server().failCall(words().accountMethod(), ApiFault.dropReply(false), times);
    }

    private byte[] read() throws IOException {
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            return in.readAllBytes();
        }
    }

    @Test
    default void callsAreTimedByMethodAndOutcome() {
        succeed(words().scheme() + ":" + words().infoOperation(), "abc");
        refuseAccountCalls(1);
        failure(accountUri() + "?maxRetries=0", null);

        assertThat(count(
                        "calls", "operation", words().infoOperation(), "method", words().infoMethod(), "outcome", "ok"))
                .isEqualTo(1);
        assertThat(count("calls", "method", words().accountMethod(), "outcome", "TemporaryFailureException"))
                .isEqualTo(1);
    }

    @Test
    default void loginsAreCountedWithTheServicesNumber() {
        succeed(accountUri(), null);
        assertThat(count("logins", "outcome", "ok")).isEqualTo(1);

        usePassword(Secrets.MARK + "wrong");
        failure(accountUri() + "?maxWait=1000", null);
        assertThat(count("logins", "outcome", String.valueOf(words().refusedLogin())))
                .isEqualTo(1);
    }

    @Test
    default void retriesAndTheirWaitsAreCounted() {
        refuseAccountCalls(2);
        succeed(accountUri() + "?retryDelay=1000", null);

        assertThat(count("retries", "reason", "TemporaryFailureException")).isEqualTo(2);
        assertThat(count("waits", "reason", "retry")).isEqualTo(2);
        assertThat(registry().get("camel.filehost.waits").timer().totalTime(SECONDS))
                .isBetween(3.0, 4.5);
    }

    @Test
    default void aWaitThatTheServiceAskedForIsTimedAsSuch() {
        server().failCall(words().accountMethod(), ApiFault.status(503, "7"), 1);
        succeed(accountUri(), null);

        assertThat(count("waits", "reason", "retry-after")).isEqualTo(1);
        assertThat(registry().get("camel.filehost.waits").timer().totalTime(SECONDS))
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    default void aDownloadIsCountedWithItsBytes() throws IOException {
        assertThat(read()).hasSize(300_000);

        assertThat(count("transfers", "direction", "down", "outcome", "ok")).isEqualTo(1);
        assertThat(count("bytes", "direction", "down")).isEqualTo(300_000);
        assertThat(count("transfers.active", "direction", "down")).isZero();
        assertThat(count("resumed")).isZero();
    }

    @Test
    default void oneOnItsWayIsActive() throws IOException {
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            assertThat(in.read()).isNotNegative();
            assertThat(count("transfers.active", "direction", "down")).isEqualTo(1);
        }

        assertThat(count("transfers.active", "direction", "down")).isZero();
        assertThat(count("transfers", "direction", "down", "outcome", "IOException"))
                .isEqualTo(1);
    }

    @Test
    default void oneThatIsResumedIsCountedSoAndItsBytesOnce() throws IOException {
        server().failDownload("abc", DownloadFault.resetAfter(100_000), 1);
        assertThat(read()).hasSize(300_000);

        assertThat(count("resumed")).isEqualTo(1);
        assertThat(count("transfers", "direction", "down", "outcome", "ok")).isEqualTo(1);
        assertThat(count("bytes", "direction", "down")).isEqualTo(300_000);
    }

    @Test
    default void oneThatFailsIsCountedUnderItsFailure() {
        server().failDownload("abc", DownloadFault.corruptAt(5), 9);

        assertThat(catchThrowable(this::read)).isNotNull();

        assertThat(count("transfers", "direction", "down", "outcome", "CorruptTransferException"))
                .isEqualTo(1);
    }

    @Test
    default void noTagHoldsAFileALinkOrAnAccount() throws IOException {
        refuseAccountCalls(1);
        succeed(accountUri(), null);
        read();

        assertThat(registry().getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(tag -> tag.getKey())
                        .collect(toSet()))
                .isSubsetOf("provider", "operation", "method", "outcome", "reason", "direction");
        assertThat(registry().getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(tag -> tag.getValue()))
                .noneMatch(value -> value.contains("abc") || value.contains("http") || value.contains("@"));
    }

    @Test
    default void ofSeveralRegistriesTheCompositeOneIsMeant() {
        MeterRegistry other = new SimpleMeterRegistry();
        context().getRegistry().bind("other", other);
        context().getRegistry().bind("composite", new CompositeMeterRegistry().add(other));

        succeed(accountUri(), null);

        assertThat(other.find("camel.filehost.calls").meters()).isNotEmpty();
        assertThat(registry().getMeters()).isEmpty();
    }

    @Test
    default void ofSeveralOfWhichNothingTellsNoneIsUsed() {
        MeterRegistry other = new SimpleMeterRegistry();
        context().getRegistry().bind("other", other);

        succeed(accountUri(), null);

        assertThat(Stream.of(registry(), other).flatMap(one -> one.getMeters().stream()))
                .isEmpty();
    }
}
