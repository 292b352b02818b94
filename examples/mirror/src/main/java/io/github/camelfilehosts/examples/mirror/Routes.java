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
package io.github.camelfilehosts.examples.mirror;

import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.FolderContent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.filefactory.model.FileInfoList;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Runs the routes in Camel, and calls them. Thread-safe. */
final class Routes implements AutoCloseable {

    /** A service may ask to wait until its hour or its day is over. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(25);

    private final Main camel = new Main();
    private final Traffic traffic = new Traffic();
    private final FileFactoryComponent fileFactory;
    private final AlfaFileComponent alfaFile = new AlfaFileComponent();
    private final ConcurrentMap<String, String> uploads;
    private final ProducerTemplate template;

    /** @param uploads the journal of uploads, which survives this process */
    Routes(Accounts accounts, Options options, Budget budget, ConcurrentMap<String, String> uploads) {
        this(accounts, options, budget, uploads, new FileFactoryComponent());
    }

    /** @param fileFactory the component, which may have a clock of its own */
    Routes(
            Accounts accounts,
            Options options,
            Budget budget,
            ConcurrentMap<String, String> uploads,
            FileFactoryComponent fileFactory) {
        this.uploads = uploads;
        this.fileFactory = fileFactory;
        accounts.giveTo(fileFactory);
        fileFactory.getConfiguration().setMaxWait(LONGEST_WAIT);
        fileFactory.getConfiguration().setRequestsPerHour(0);
        fileFactory.getConfiguration().setRequestBudget(budget.bucket());

        accounts.giveTo(alfaFile);
        alfaFile.getConfiguration().setMaxWait(LONGEST_WAIT);
        alfaFile.getConfiguration().setMaxConcurrentTransfers(options.parallel());
        alfaFile.getConfiguration().setUploadJournal(uploads);
        alfaFile.getConfiguration().setSkipExisting(options.again());

        camel.bind("filefactory", fileFactory);
        camel.bind("alfafile", alfaFile);
        camel.bind("traffic", traffic);
        camel.bind("rateLimit", RateLimit.of(options.limitRate()));
        options.language().addRoutesTo(camel.configure());
        camel.start();
        template = camel.getCamelContext().createProducerTemplate();
    }

    Traffic traffic() {
        return traffic;
    }

    /** Facts from FileFactory about these files, in their order. */
    List<FileInfo> check(List<String> ids) {
        Exchange exchange =
                template.request("direct:check", request -> request.getMessage().setBody(ids));
        return result(exchange, FileInfoList.class);
    }

    /** Mirrors a file; throws the failure if it fails. */
    Arrival mirror(Flight flight) {
        Job job = flight.job();
        Exchange exchange = template.request("direct:mirror", request -> {
            traffic.begin(request.getExchangeId(), flight);
            Message message = request.getMessage();
            message.setBody(job.info());
            setDestination(message, job.destination());
            message.setHeader(AlfaFileConstants.UPLOAD_KEY, job.key());
        });
        traffic.end(exchange.getExchangeId());
        AlfaFile file = result(exchange, AlfaFile.class);
        Message message = exchange.getMessage();
        return new Arrival(
                file,
                message.getHeader(AlfaFileConstants.INSTANT_UPLOAD, boolean.class),
                message.getHeader(AlfaFileConstants.SKIPPED, boolean.class));
    }

    /** The files directly in a folder; none if there is no such folder. */
    List<AlfaFile> list(Destination destination) {
        Exchange exchange =
                template.request("direct:list", request -> setDestination(request.getMessage(), destination));
        try {
            return result(exchange, FolderContent.class).files();
        } catch (FileNotFoundOnHostException e) {
            return List.of();
        }
    }

    private static void setDestination(Message message, Destination destination) {
        message.setHeader(AlfaFileConstants.FOLDER_ID, destination.folder());
        message.setHeader(AlfaFileConstants.FOLDER_PATH, destination.path());
    }

    /** Forgets an upload whose result is in the journal. */
    void forget(Job job) {
        uploads.remove(job.key());
    }

    private static <T> T result(Exchange exchange, Class<T> type) {
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return exchange.getMessage().getBody(type);
    }

    /** Stops all transfers. */
    void breakOff() {
        fileFactory.stop();
        alfaFile.stop();
    }

    @Override
    public void close() {
        template.stop();
        camel.stop();
    }
}
