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
import static org.awaitility.Awaitility.await;

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.test.ApiFault;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.DownloadFault;
import io.github.camelfilehosts.test.Secrets;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JMX shows, and what can be done by it. For contexts that have JMX, and whose time stands still. */
public interface ManagedAccountsContract extends ComponentTest {

    Content CONTENT = Content.random(300_000, 6);

    /** Of a {@code from} that uses the account. */
    String consumerUri();

    @BeforeEach
    default void addFile() {
        addFile("abc", "a.bin", CONTENT);
    }

    private MBeanServer beans() {
        return context().getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private Set<ObjectName> names(String type) throws Exception {
        return beans().queryNames(
                        new ObjectName("org.apache.camel:context=" + context().getName() + ",type=" + type + ",*"),
                        null);
    }

    default ObjectName account(int number) throws Exception {
        String name = ObjectName.quote(words().scheme() + "-" + number);
        return names("filehosts").stream()
                .filter(found -> found.getKeyProperty("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ObjectName componentName() throws Exception {
        return new ObjectName("org.apache.camel:context=" + context().getName() + ",type=components,name=\""
                + words().scheme() + "\"");
    }

    default Object attribute(ObjectName bean, String attribute) throws Exception {
        return beans().getAttribute(bean, attribute);
    }

    default Object invoke(ObjectName bean, String operation) throws Exception {
        return beans().invoke(bean, operation, null, null);
    }

    @SuppressWarnings("unchecked")
    private List<CompositeData> transfers(ObjectName bean) throws Exception {
        return List.copyOf((Collection<CompositeData>) ((TabularData) invoke(bean, "listTransfers")).values());
    }

    @Test
    default void anAccountIsShownWithItsSessionBudgetAndCalls() throws Exception {
        assertThat(names("filehosts")).isEmpty();

        succeed(accountUri() + "?requestsPerHour=100", null);
        time().advance(Duration.ofSeconds(90));

        ObjectName account = account(1);
        assertThat(attribute(account, "Provider")).isEqualTo(words().scheme());
        assertThat(attribute(account, "ApiUrl")).isEqualTo(server().apiUrl());
        assertThat(attribute(account, "SessionOpen")).isEqualTo(true);
        assertThat(attribute(account, "SessionAge")).isEqualTo(90L);
        assertThat(attribute(account, "Refusal")).isNull();
        assertThat((Long) attribute(account, "RequestsLeft")).isBetween(1L, 100L);
        assertThat(attribute(account, "AccountsInUse")).isEqualTo(1);
        for (String count : List.of("CallsInFlight", "TransfersMoving", "TransfersWaiting", "TransfersOpen")) {
            assertThat(attribute(account, count)).as(count).isEqualTo(0);
        }
    }

    @Test
    default void aRefusedOneSaysWhy() throws Exception {
        usePassword(Secrets.MARK + "wrong");
        failure(accountUri(), null);

        assertThat((String) attribute(account(1), "Refusal")).contains(String.valueOf(words().refusedLogin()));
        assertThat(attribute(account(1), "SessionOpen")).isEqualTo(false);
        assertThat(attribute(account(1), "SessionAge")).isNull();
    }

    @Test
    default void aDroppedSessionIsFollowedByALogin() throws Exception {
        succeed(accountUri(), null);
        time().advance(Duration.ofSeconds(90));

        invoke(componentName(), "dropSessions");
        assertThat(attribute(componentName(), "SessionAge")).isNull();
        succeed(accountUri(), null);

        assertThat(server().callsOf(words().loginMethod())).hasSize(2);
        assertThat(attribute(componentName(), "SessionAge")).isEqualTo(0L);
        invoke(account(1), "dropSessions");
        assertThat(attribute(account(1), "SessionOpen")).isEqualTo(false);
    }

    @Test
    default void openTransfersAreListedWithTheirProgress() throws Exception {
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            in.readNBytes(1_000);

            for (ObjectName bean : List.of(account(1), componentName())) {
                assertThat(attribute(bean, "TransfersOpen")).isEqualTo(1);
                CompositeData row = transfers(bean).get(0);
                assertThat(row.get("account")).isEqualTo(words().scheme() + "-1");
                assertThat(row.get("number")).isEqualTo(1L);
                assertThat(row.get("direction")).isEqualTo("down");
                assertThat(row.get("fileId")).isEqualTo("abc");
                assertThat(row.get("name")).isEqualTo("a.bin");
                assertThat((Long) row.get("bytes")).isBetween(1_000L, 299_999L);
                assertThat(row.get("size")).isEqualTo(300_000L);
                assertThat((Long) row.get("seconds")).isNotNegative();
                assertThat((String) row.get("exchangeId")).isNotBlank();
                assertThat(row.get("routeId")).isNull();
            }
        }

        assertThat(transfers(account(1))).isEmpty();
        assertThat(attribute(componentName(), "TransfersOpen")).isEqualTo(0);
    }

    @Test
    default void ofTwoToADirectoryOneMovesAndOneWaits() throws Exception {
        component().getConfiguration().setMaxConcurrentTransfers(1);
        server().failDownload("abc", DownloadFault.hangAfter(1_000), 1);
        for (int i = 0; i < 2; i++) {
            context()
                    .createProducerTemplate()
                    .asyncRequestBody(downloadUri() + "?maxRetries=0&downloadDirectory=" + directory(), "abc");
        }

        for (String count : List.of("TransfersMoving", "TransfersWaiting")) {
            await().untilAsserted(() ->
                    assertThat(attribute(componentName(), count)).as(count).isEqualTo(1));
        }
        await().untilAsserted(() -> assertThat(transfers(account(1))).hasSize(1));
        await().until(() -> server().faultsNeverMet().isEmpty());
        component().stop();
    }

    @Test
    default void aCallThatWaitsForItsAnswerIsInFlight() throws Exception {
        succeed(accountUri(), null);
        server().failCall(words().accountMethod(), ApiFault.hangReply(false), 1);
        context().createProducerTemplate().asyncRequestBody(accountUri() + "?maxRetries=0", (Object) null);

        await().until(() -> server().callsOf(words().accountMethod()).size() == 2);
        for (ObjectName bean : List.of(account(1), componentName())) {
            assertThat(attribute(bean, "CallsInFlight")).isEqualTo(1);
        }
        component().stop();
    }

    @Test
    default void eachAccountHasItsNumberAndGoesWithItsLastUser() throws Exception {
        succeed(accountUri(), null);
        failure(accountUri() + "?password=" + Secrets.MARK + "wrong", null);

        assertThat(attribute(account(1), "SessionOpen")).isEqualTo(true);
        assertThat(attribute(account(2), "SessionOpen")).isEqualTo(false);
        assertThat(attribute(componentName(), "AccountsInUse")).isEqualTo(2);

        component().stop();
        assertThat(names("filehosts")).isEmpty();
    }

    @Test
    default void aConsumerShowsTheAccountThatItPollsWith() throws Exception {
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(consumerUri()).routeId("polled").to("mock:polled");
            }
        });

        await().until(() -> !server().calls().isEmpty());
        ObjectName consumer = names("consumers").stream()
                .filter(name -> name.toString().toLowerCase(Locale.ROOT).contains(words().scheme()))
                .findFirst()
                .orElseThrow();
        await().untilAsserted(
                        () -> assertThat(attribute(consumer, "AccountsInUse")).isEqualTo(1));
        assertThat(attribute(consumer, "CallsInFlight")).isNotNull();
        assertThat(attribute(consumer, "SessionAge")).isNotNull();
        assertThat(transfers(consumer)).isEmpty();
        // Camel's own are there too.
        assertThat(attribute(consumer, "RouteId")).isEqualTo("polled");
        invoke(consumer, "dropSessions");
        assertThat(attribute(account(1), "SessionOpen")).isEqualTo(false);
    }

    @Test
    default void noSecretIsShown() throws Exception {
        succeed(accountUri(), null);
        failure(accountUri() + "?password=" + Secrets.MARK + "wrong", null);
        try (InputStream in = result(HostedFile.class, downloadUri(), "abc").open()) {
            assertThat(in.read()).isNotNegative();
            StringBuilder shown = new StringBuilder();
            for (ObjectName bean : List.of(account(1), account(2), componentName())) {
                shown.append(bean).append(transfers(bean));
                for (MBeanAttributeInfo attribute : beans().getMBeanInfo(bean).getAttributes()) {
                    shown.append(attribute(bean, attribute.getName()));
                }
            }
            assertThat(Secrets.in(Stream.of(shown.toString()))).isEmpty();
            assertThat(shown.toString()).doesNotContain(account().login()).doesNotContainPattern("[0-9a-fA-F]{32}");
        }
    }
}
