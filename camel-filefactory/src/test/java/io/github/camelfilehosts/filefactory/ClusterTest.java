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

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes of a Hazelcast cluster, each with a CamelContext of its own, that work for one account. */
class ClusterTest extends FileFactoryTestSupport {

    /** Of this run alone: another build on the same machine has a cluster of its own. */
    private static final String CLUSTER = "test-" + UUID.randomUUID();

    private static HazelcastInstance here;
    private static HazelcastInstance there;

    private CamelContext contextThere;

    @BeforeAll
    static void startCluster() {
        here = Hazelcast.newHazelcastInstance(config());
        there = Hazelcast.newHazelcastInstance(config());
        assertThat(there.getCluster().getMembers()).hasSize(2);
    }

    @AfterAll
    static void stopCluster() {
        there.shutdown();
        here.shutdown();
    }

    private static Config config() {
        Config config = new Config();
        config.setClusterName(CLUSTER);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.getNetworkConfig()
                .setPort(15701)
                .getInterfaces()
                .setEnabled(true)
                .addInterface("127.0.0.1");
        var join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
        return config;
    }

    @Override
    protected void configure(FileFactoryConfiguration options) {
        options.setSessionStore(here.getMap("sessions"));
        options.setRequestBudget(budget(here));
    }

    @BeforeEach
    void startCamelThere() throws Exception {
        FileFactoryComponent component = timed(new FileFactoryComponent());
        useAccount(component.getConfiguration());
        component.getConfiguration().setSessionStore(there.getMap("sessions"));
        component.getConfiguration().setRequestBudget(budget(there));
        contextThere = new DefaultCamelContext();
        contextThere.addComponent("filefactory", component);
        contextThere.start();
    }

    @AfterEach
    void stopCamelThere() {
        contextThere.stop();
        here.getMap("sessions").clear();
        here.getMap("budgets").clear();
    }

    /** 10 requests a day for the whole cluster. */
    private static Bucket budget(HazelcastInstance node) {
        IMap<String, byte[]> budgets = node.getMap("budgets");
        BucketConfiguration tenADay = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(10).refillIntervally(10, Duration.ofDays(1)))
                .build();
        return Bucket4jHazelcast.entryProcessorBasedBuilder(budgets)
                .build()
                .builder()
                .build("filefactory", () -> tenADay);
    }

    private Exchange sendThere(String uri) {
        return contextThere
                .createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody("abc"));
    }

    @Test
    void oneLoginServesBothNodes() {
        String key = result(String.class, "filefactory:getSessionKey", null);

        assertThat(sendThere("filefactory:getSessionKey").getMessage().getBody())
                .isEqualTo(key);
        assertThat(sendThere("filefactory:getMemberInfo").getException()).isNull();
        assertThat(SERVER.logins()).isEqualTo(1);
    }

    @Test
    void aKeyThatOneNodeHasReplacedIsNotReplacedByTheOther() {
        succeed("filefactory:getMemberInfo", null);
        SERVER.expireSessions();
        assertThat(sendThere("filefactory:getMemberInfo").getException()).isNull();

        succeed("filefactory:getMemberInfo", null);

        assertThat(SERVER.logins()).isEqualTo(2);
        assertThat(here.getMap("sessions").size()).isEqualTo(1);
    }

    @Test
    void bothNodesTakeFromOneBudget() {
        succeed("filefactory:getFileInfo", "abc");
        for (int i = 0; i < 8; i++) {
            assertThat(sendThere("filefactory:getFileInfo").getException()).isNull();
        }

        FileHostException failure = failure("filefactory:getFileInfo", "abc");

        assertThat(failure).isInstanceOf(RateLimitedException.class);
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofHours(23), Duration.ofDays(1));
        // The login counts too.
        assertThat(SERVER.calls()).hasSize(10);
    }

    @Test
    void bothNodesTakeFromTheBudgetOfTheirAccount() {
        component.getConfiguration().setRequestBudget(null);
        component.getConfiguration().setRequestBudgets(budgets(here));
        FileFactoryComponent other = contextThere.getComponent("filefactory", FileFactoryComponent.class);
        other.getConfiguration().setRequestBudget(null);
        other.getConfiguration().setRequestBudgets(budgets(there));
        String uri = "filefactory:getFileInfo?requestsPerHour=10";
        succeed(uri, "abc");

        assertThat(sendThere(uri).getException()).isInstanceOf(RateLimitedException.class);
        assertThat(failure(uri, "abc")).isInstanceOf(RateLimitedException.class);
        assertThat(SERVER.calls()).hasSize(2);
    }

    private static ProxyManager<String> budgets(HazelcastInstance node) {
        IMap<String, byte[]> budgets = node.getMap("budgets");
        return Bucket4jHazelcast.entryProcessorBasedBuilder(budgets).build();
    }

    @Test
    void theServicesLimitUsesUpTheBudgetOfBothNodes() {
        succeed("filefactory:getMemberInfo", null);
        SERVER.failNext("getFileInfo", 704, 1);
        failure("filefactory:getFileInfo?maxRetries=0", "abc");

        assertThat(sendThere("filefactory:getFileInfo").getException()).isInstanceOf(RateLimitedException.class);
        assertThat(SERVER.calls("getFileInfo")).isEqualTo(1);
    }

    @Test
    void aNodeThatHasLeftTheClusterSaysSo() throws Exception {
        HazelcastInstance lost = Hazelcast.newHazelcastInstance(config());
        component.getConfiguration().setSessionStore(lost.getMap("sessions"));
        lost.shutdown();

        FileHostException failure = failure("filefactory:getMemberInfo", null);

        assertThat(failure).isInstanceOf(TemporaryFailureException.class).hasMessageContaining("sessionStore");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(SERVER.calls()).isEmpty();
    }
}
