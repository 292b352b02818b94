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

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.test.AlfaFileFile;
import io.github.camelfilehosts.test.Content;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.hazelcast.HazelcastIdempotentRepository;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code from("alfafile:download?...")}: the files of a folder are handed out. */
class FolderWatchTest extends AlfaFileTestSupport {

    private static final String FAST = "&initialDelay=0&delay=20";
    private static final Content CONTENT = Content.of("some bytes");

    private MockEndpoint taken;

    @BeforeEach
    void listen() {
        taken = context.getEndpoint("mock:taken", MockEndpoint.class);
        if (SERVER.folder("E") == null) {
            SERVER.addFolder("E", "in");
            SERVER.addFolder("D", "done");
        }
    }

    private AlfaFileFile add(String id) {
        return SERVER.addFile(id, id + ".txt", CONTENT).folder("E");
    }

    @Test
    void eachFileIsHandedOutOnceAsDownloadDoes() throws Exception {
        add("a1");
        add("a2");
        SERVER.addFile("elsewhere", "elsewhere.txt", CONTENT);
        watch("alfafile:download?folderId=https://alfafile.net/folder/E/in" + FAST);
        awaitTaken(2);

        add("a3");

        awaitTaken(3);
        awaitPolls(SERVER.calls("folder/content") + 2);
        assertThat(ids()).containsExactly("a1", "a2", "a3");
        Exchange first = taken.getExchanges().get(0);
        assertThat(first.getMessage().getBody(HostedFile.class).name()).isEqualTo("a1.txt");
        assertThat(first.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "a1.txt")
                .containsEntry(Exchange.FILE_LENGTH, CONTENT.size())
                .containsEntry(AlfaFileConstants.PRODUCED_MD5, CONTENT.md5())
                .containsEntry(AlfaFileConstants.URL, "http://alfafile.net/file/a1");
    }

    @Test
    void nothingIsFetchedBeforeSomebodyReads() throws Exception {
        add("a1");
        watch("alfafile:download?folderId=E" + FAST);
        awaitTaken(1);
        assertThat(SERVER.calls("file/download")).isZero();
        assertThat(SERVER.calls("file/info")).isZero();

        assertThat(taken.getExchanges().get(0).getMessage().getBody(byte[].class))
                .isEqualTo(CONTENT.toByteArray());
    }

    @Test
    void theRootIsWatchedWhereNoFolderIsNamed() throws Exception {
        SERVER.addFile("a1", "a1.txt", CONTENT);
        watch("alfafile:download?initialDelay=0&delay=20");

        awaitTaken(1);
    }

    @Test
    void foldersInTheFolderAreNotLookedIntoUnlessThatIsWanted() throws Exception {
        SERVER.addFolder("F", "2026", "E");
        SERVER.addFile("f1", "f1.txt", CONTENT).folder("F");
        add("a1");
        watch("alfafile:download?folderId=E" + FAST);

        awaitTaken(1);
        awaitPolls(3);
        assertThat(ids()).containsExactly("a1");
    }

    @Test
    void whatWasMovedIsNotLookedInto() throws Exception {
        SERVER.addFolder("F", "done", "E");
        SERVER.addFolder("G", "2026", "F");
        SERVER.addFile("g1", "g1.txt", CONTENT).folder("G");
        add("a1");
        watch("alfafile:download?folderId=E&recursive=true&idempotent=false&moveAfterRead=F" + FAST);

        await().until(() -> SERVER.file("a1").folderId().equals("F"));
        awaitPolls(SERVER.calls("folder/content") + 2);
        assertThat(ids()).containsExactly("a1");
    }

    @Test
    void aTreeIsWalkedThrough() throws Exception {
        SERVER.addFolder("F", "2026", "E");
        SERVER.addFolder("G", "07", "F");
        SERVER.addFile("g1", "g1.txt", CONTENT).folder("G");
        SERVER.addFile("f1", "f1.txt", CONTENT).folder("F");
        add("a1");
        watch("alfafile:download?folderId=E&recursive=true" + FAST);

        awaitTaken(3);
        assertThat(ids()).containsExactly("a1", "f1", "g1");
    }

    @Test
    void namesDecide() throws Exception {
        SERVER.addFile("b1", "Tulips.JPG", CONTENT).folder("E");
        SERVER.addFile("b2", "roses.jpg", CONTENT).folder("E");
        SERVER.addFile("b3", "roses.jpg.txt", CONTENT).folder("E");
        watch("alfafile:download?folderId=E&include=RAW(.*\\.jpg)&exclude=tulips.*" + FAST);

        awaitTaken(1);
        awaitPolls(3);
        assertThat(ids()).containsExactly("b2");
    }

    @Test
    void aFileIsDeletedOnceItsExchangeHasEndedWell() throws Exception {
        add("a1");
        taken.whenAnyExchangeReceived(exchange -> assertThat(SERVER.file("a1")).isNotNull());
        taken.whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("for now");
        });
        watch("alfafile:download?folderId=E&deleteAfterRead=true" + FAST);

        await().until(() -> SERVER.trash().size() == 1);
        assertThat(ids()).containsExactly("a1", "a1");
        assertThat(SERVER.calls("file/delete")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "https://alfafile.net/folder/D", "root"})
    void aFileIsMovedOnceItsExchangeHasEndedWell(String folder) throws Exception {
        add("a1");
        add("a2");
        watch("alfafile:download?folderId=E&moveAfterRead=" + folder + FAST);

        await().until(() -> SERVER.files().stream()
                .noneMatch(file -> file.folderId() != null && file.folderId().equals("E")));
        assertThat(ids()).containsExactly("a1", "a2");
        assertThat(SERVER.calls("file/move")).isEqualTo(2);
    }

    @Test
    void aMoveThatFailsIsDoneLaterAndTheFileIsNotHandedOutAgain() throws Exception {
        add("a1");
        SERVER.failNextWith("file/move", 503, "text/plain", "busy", 4);
        watch("alfafile:download?folderId=E&moveAfterRead=D&maxRetries=0&idempotent=false" + FAST);

        await().until(() -> SERVER.file("a1").folderId().equals("D"));
        assertThat(ids()).containsExactly("a1");
    }

    @Test
    void whatIsNotRememberedComesEachTime() throws Exception {
        add("a1");
        watch("alfafile:download?folderId=E&idempotent=false" + FAST);

        awaitTaken(3);
    }

    @ParameterizedTest
    @CsvSource({"${body.md5}", "${header.CamelAlfaFileProducedMd5}", "${file:ext}-${body.size}"})
    void filesOfOneKeyComeOnce(String key) throws Exception {
        add("a1");
        add("a2");
        SERVER.addFile("a3", "a3.txt", Content.of("other")).folder("E");
        watch("alfafile:download?folderId=E&idempotentKey=RAW(" + key + ")" + FAST);

        awaitTaken(2);
        awaitPolls(3);
        assertThat(ids()).containsExactly("a1", "a3");
    }

    @Test
    void aRepositoryOutlivesTheContext() throws Exception {
        add("a1");
        watchRemembering("alfafile:download?folderId=E" + FAST);
        awaitTaken(1);
        restartCamel();
        listen();
        add("a2");

        watchRemembering("alfafile:download?folderId=E" + FAST);

        awaitTaken(1);
        assertThat(ids()).containsExactly("a2");
    }

    /** As after a process that was killed between the two. */
    @Test
    void whatWasHandedOutBeforeAndIsNotMovedYetIsMoved() throws Exception {
        add("a1");
        watchRemembering("alfafile:download?folderId=E" + FAST);
        awaitTaken(1);
        await().untilAsserted(() -> assertThat(remembered()).content().contains("a1"));
        restartCamel();
        listen();

        watchRemembering("alfafile:download?folderId=E&moveAfterRead=D" + FAST);

        await().until(() -> SERVER.file("a1").folderId().equals("D"));
        assertThat(taken.getReceivedCounter()).isZero();
    }

    /** It may be another file of that name. */
    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "null"})
    void theSameHoldsInTheRootWhichHasThreeNames(String root) throws Exception {
        SERVER.addFile("a1", "a1.txt", CONTENT);
        watchRemembering("alfafile:download?initialDelay=0&delay=20");
        awaitTaken(1);
        await().untilAsserted(() -> assertThat(remembered()).content().contains("a1"));
        restartCamel();
        listen();
        SERVER.failNextWith(
                "file/info",
                200,
                "application/json",
                "{\"response\":{\"file\":{\"file_id\":\"a1\",\"folder_id\":" + root + "}},\"status\":200}",
                1000);

        watchRemembering("alfafile:download?moveAfterRead=D" + FAST);

        await().until(() -> SERVER.file("a1").folderId().equals("D"));
        assertThat(taken.getReceivedCounter()).isZero();
    }

    @Test
    void whatHasTheKeyOfAnEarlierOneIsNotDeletedUnread() throws Exception {
        IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository();
        repository.add("a1.txt");
        context.getRegistry().bind("seen", repository);
        add("a1");
        watch("alfafile:download?folderId=E&deleteAfterRead=true&idempotentRepository=#seen"
                + "&idempotentKey=RAW(${body.name})" + FAST);

        awaitPolls(3);
        assertThat(SERVER.file("a1")).isNotNull();
        assertThat(taken.getReceivedCounter()).isZero();
    }

    @Test
    void twoNodesWithOneRepositoryHandOutEachFileOnce() throws Exception {
        ConcurrentMap<String, Boolean> shared = new ConcurrentHashMap<>();
        handOutOverTwoNodes(new MapRepository(shared), new MapRepository(shared));

        assertThat(shared.keySet())
                .as("no claim is left")
                .noneMatch(key -> key.contains("@"))
                .hasSize(200);
    }

    @Test
    void twoContextsOfOneProcessDoSoWithARepositoryInMemory() throws Exception {
        IdempotentRepository shared = MemoryIdempotentRepository.memoryIdempotentRepository(10_000);
        handOutOverTwoNodes(shared, shared);
    }

    @Test
    void twoNodesDoSoWithARepositoryInADatabase() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:seen;DB_CLOSE_DELAY=-1");
        handOutOverTwoNodes(
                new JdbcMessageIdRepository(database, "watch"), new JdbcMessageIdRepository(database, "watch"));
    }

    @Test
    void twoNodesDoSoWithARepositoryInACluster() throws Exception {
        // Another build on this machine is none of its nodes.
        Config config = new Config().setClusterName(UUID.randomUUID().toString());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.getNetworkConfig()
                .setPort(15801)
                .getInterfaces()
                .setEnabled(true)
                .addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
        HazelcastInstance one = Hazelcast.newHazelcastInstance(config);
        HazelcastInstance another = Hazelcast.newHazelcastInstance(config);
        try {
            handOutOverTwoNodes(
                    new HazelcastIdempotentRepository(one, "seen"), new HazelcastIdempotentRepository(another, "seen"));
        } finally {
            another.shutdown();
            one.shutdown();
        }
    }

    private void handOutOverTwoNodes(IdempotentRepository one, IdempotentRepository another) throws Exception {
        for (int i = 0; i < 200; i++) {
            add("n" + i);
        }
        context.getRegistry().bind("seen", one);
        String uri =
                "alfafile:download?folderId=E&moveAfterRead=D&maxMessagesPerPoll=7&idempotentRepository=#seen" + FAST;
        try (CamelContext other = new DefaultCamelContext()) {
            AlfaFileComponent component = newComponent();
            useAccount(component);
            other.addComponent("alfafile", component);
            other.getRegistry().bind("seen", another);
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).process(exchange -> taken.handle(exchange));
                }
            });
            other.start();
            watch(uri);

            awaitTaken(200);
            await().until(() -> SERVER.files().stream().allMatch(file -> "D".equals(file.folderId())));
        }
        assertThat(ids()).hasSize(200).doesNotHaveDuplicates();
    }

    /** Its last claim is of a period that is over. */
    @Test
    void whatAKilledNodeHadClaimedComesHere() throws Exception {
        add("a1");
        long before = System.currentTimeMillis() / Claims.PERIOD.toMillis() - 2;
        ConcurrentMap<String, Boolean> shared = new ConcurrentHashMap<>();
        shared.put("a1@" + before, true);
        context.getRegistry().bind("seen", new MapRepository(shared));
        watch("alfafile:download?folderId=E&idempotentRepository=#seen" + FAST);

        awaitTaken(1);
        await().until(() -> shared.containsKey("a1"));
    }

    @Test
    void aPathNamesTheFolder() throws Exception {
        SERVER.addFolder("F", "2026", "E");
        SERVER.addFile("f1", "f1.txt", CONTENT).folder("F");
        watch("alfafile:download?folderPath=in/2026" + FAST);

        awaitTaken(1);
    }

    @Test
    void aPathThatIsMissingIsAnErrorAndIsNotMade() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(FileNotFoundOnHostException.class).handled(true).to("mock:failed");
                from("alfafile:download?folderPath=in/2027&bridgeErrorHandler=true" + FAST)
                        .to("mock:taken");
            }
        });

        MockEndpoint failed = context.getEndpoint("mock:failed", MockEndpoint.class);
        await().until(() -> failed.getReceivedCounter() >= 1);
        assertThat(SERVER.calls("folder/create")).isZero();
        SERVER.addFolder("F", "2027", "E");
        SERVER.addFile("f1", "f1.txt", CONTENT).folder("F");
        awaitTaken(1);
    }

    @Test
    void aPollMakesNoMoreMessagesThanItMay() throws Exception {
        add("a1");
        add("a2");
        add("a3");
        watch("alfafile:download?folderId=E&maxMessagesPerPoll=2" + FAST);

        awaitTaken(3);
        assertThat(taken.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE))
                .containsExactly(2, 2, 1);
        assertThat(taken.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactly(false, true, true);
    }

    /** What is moved while one pages moves the others up, past what was read already. */
    @Test
    void aLongFolderIsEmptiedInOnePoll() throws Exception {
        for (int i = 0; i < 1_600; i++) {
            add("n" + i);
        }
        watch("alfafile:download?folderId=E&moveAfterRead=D&initialDelay=0&delay=1h");

        await().atMost(Duration.ofMinutes(2))
                .until(() -> SERVER.files().stream().allMatch(file -> "D".equals(file.folderId())));
        assertThat(ids()).hasSize(1_600).doesNotHaveDuplicates();
        assertThat(SERVER.calls("folder/content")).isLessThan(12);
    }

    @Test
    void pollsTakeOneFileAtATimeWhenSomebodyWantsOne() {
        add("a1");
        add("a2");
        ConsumerTemplate template = context.createConsumerTemplate();
        String uri = "alfafile:download?folderId=E&deleteAfterRead=true";
        assertThat(SERVER.calls("folder/content")).isZero();

        Exchange first = template.receiveNoWait(uri);
        assertThat(first.getMessage().getBody(String.class)).isEqualTo("some bytes");
        assertThat(SERVER.file("a1")).isNotNull();
        template.doneUoW(first);

        assertThat(SERVER.file("a1")).isNull();
        assertThat(SERVER.file("a2")).isNotNull();
        assertThat(template.receiveBodyNoWait(uri, HostedFile.class).name()).isEqualTo("a2.txt");
        assertThat(template.receiveNoWait(uri)).isNull();
    }

    @Test
    void pollEnrichFailsWithWhatThePollFailedWith() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").pollEnrich("alfafile:download?folderId=none", 1000);
            }
        });

        assertThat((Throwable) send("direct:enrich", null).getException())
                .hasCauseInstanceOf(FileNotFoundOnHostException.class);
    }

    @Test
    void filesGoToADirectoryAsWithDownload() throws Exception {
        add("a1");
        watch("alfafile:download?folderId=E&deleteAfterRead=true&downloadDirectory=" + directory + FAST);

        awaitTaken(1);
        assertThat(taken.getExchanges().get(0).getMessage().getBody())
                .isEqualTo(directory.resolve("a1.txt").toFile());
        assertThat(new File(directory.toFile(), "a1.txt")).hasBinaryContent(CONTENT.toByteArray());
        await().until(() -> SERVER.trash().size() == 1);
    }

    @Test
    void whatCannotBeDownloadedComesAgain() throws Exception {
        add("a1");
        SERVER.failNextWith("file/download", 500, "text/plain", "down", 2);
        watch("alfafile:download?folderId=E&maxRetries=0&downloadDirectory=" + directory + FAST);

        awaitTaken(1);
        assertThat(new File(directory.toFile(), "a1.txt")).hasBinaryContent(CONTENT.toByteArray());
    }

    @Test
    void itPollsEveryMinute() {
        assertThat(context.getEndpoint("alfafile:download?folderId=E", AlfaFileEndpoint.class)
                        .getDelay())
                .isEqualTo(60_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listFolder?folderId=E | [download]",
                "upload | [download]",
                "download?fileId=a1 | option fileId",
                "download?folderId=https://example.com/x | option folderId",
                "download?folderId=E,D | option folderId takes one folder",
                "download?folderId=E&moveAfterRead=E | option moveAfterRead",
                "download?moveAfterRead=root | option moveAfterRead",
                "download?folderId=E&moveAfterRead=D&deleteAfterRead=true | option moveAfterRead",
                "download?folderPath=a//b | option folderPath",
                "download?include=RAW([) | option include",
                "download?exclude=RAW([) | option exclude",
                "download?idempotentKey=RAW( ) | option idempotentKey",
                "download?maxMessagesPerPoll=-1 | option maxMessagesPerPoll",
                "download?delay=0 | option delay"
            })
    void whatCannotBeWatchedStopsTheStart(String uri, String named) {
        assertThatThrownBy(() -> watch("alfafile:" + uri))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining(named);
    }

    private void watch(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("watch").to("mock:taken");
            }
        });
    }

    private Path remembered() {
        return directory.resolve("seen.txt");
    }

    private void watchRemembering(String uri) throws Exception {
        context.getRegistry()
                .bind(
                        "seen",
                        FileIdempotentRepository.fileIdempotentRepository(
                                remembered().toFile()));
        watch(uri + "&idempotentRepository=#seen");
    }

    private void awaitTaken(int files) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(taken.getReceivedCounter()).isGreaterThanOrEqualTo(files));
    }

    private List<String> ids() {
        return taken.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(AlfaFileConstants.PRODUCED_FILE_ID, String.class))
                .toList();
    }

    private static void awaitPolls(int calls) {
        await().until(() -> SERVER.calls("folder/content") >= calls);
    }
}
