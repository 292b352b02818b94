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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.Account;
import io.github.camelfilehosts.internal.transfer.SafeName;
import io.github.camelfilehosts.internal.transfer.Step;
import io.github.camelfilehosts.internal.transfer.TransferJob;
import io.github.camelfilehosts.internal.transfer.download.DirectoryDownload;
import io.github.camelfilehosts.internal.transfer.download.RemoteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ExchangeHelper;

/**
 * What the producers of both components have in common: failures are set on the exchange, and transfers run on other
 * threads.
 */
public abstract class FileHostProducer extends DefaultAsyncProducer {

    /** How long the exchange has waited in all of our steps; maxWait limits the sum. */
    private static final String WAITED = "CamelFileHostWaited";

    private final FileHostEndpoint<?> endpoint;
    private final EndpointChecks checks;

    protected FileHostProducer(FileHostEndpoint<?> endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.checks = new EndpointChecks(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        checks.startProducers();
    }

    @Override
    protected void doStop() throws Exception {
        checks.stop();
        super.doStop();
    }

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        AsyncCallback told = sync -> {
            endpoint.tellOfFailure(exchange.getException(), exchange);
            callback.done(sync);
        };
        boolean ended;
        try {
            ended = perform(exchange, told);
        } catch (Throwable e) {
            exchange.setException(e);
            ended = true;
        } finally {
            endpoint.forgetCredentials();
        }
        if (ended) {
            told.done(true);
        }
        return ended;
    }

    /**
     * Performs the operation.
     *
     * @return false if it goes on on another thread, which then calls the callback
     */
    protected abstract boolean perform(Exchange exchange, AsyncCallback callback) throws Exception;

    /**
     * The operation: the header's, if that is allowed, otherwise the endpoint's.
     *
     * @throws InvalidRequestException if the header is there but not allowed, or names no operation
     */
    protected <O extends Enum<O>> O operation(Exchange exchange, String header, O configured) {
        Object given = exchange.getMessage().getHeader(header);
        if (given == null) {
            return configured;
        }
        if (!endpoint.getConfiguration().isAllowOperationHeader()) {
            throw new InvalidRequestException(Failure.of(
                    endpoint.scheme(),
                    configured.name(),
                    "the message has a header " + header + ", which is allowed only with allowOperationHeader=true."
                            + " Remove the header if it came from outside; otherwise set the option"));
        }
        return FileHostEndpoint.operation(configured.getDeclaringClass(), endpoint.scheme(), given.toString());
    }

    protected CallContext context(String operation, Exchange exchange) {
        Waited waited = exchange.getProperty(WAITED, Waited.class);
        // The parts of a split message are exchanges with their parent's properties.
        if (waited == null || !waited.exchangeId().equals(exchange.getExchangeId())) {
            waited = new Waited(exchange.getExchangeId(), new AtomicLong());
            exchange.setProperty(WAITED, waited);
        }
        return endpoint.context(operation, exchange, ExchangeHelper.getAtRouteId(exchange), waited.nanos());
    }

    /**
     * Puts a result into the body.
     *
     * @return true, as {@link #perform} does at its end
     */
    protected static boolean body(Exchange exchange, Object result) {
        exchange.getMessage().setBody(result);
        return true;
    }

    /** Puts a downloaded file into the body: the handle, or the bytes in the download directory. */
    protected boolean deliver(RemoteFile file, String id, MessageOptions options, AsyncCallback callback)
            throws Exception {
        Exchange exchange = options.exchange();
        FileHostConfiguration configuration = endpoint.getConfiguration();
        String chosen = options.text(null, "fileName", configuration.getFileName());
        String name = SafeName.of(chosen == null ? file.name() : chosen, id);
        if (configuration.getDownloadDirectory() == null) {
            file.requireUsableLink();
            setFile(exchange, name, file.size(), file);
            return true;
        }
        DirectoryDownload download = new DirectoryDownload(
                Path.of(configuration.getDownloadDirectory()),
                configuration.getFileExist(),
                configuration.getDownloadConnections());
        return transfer(
                options,
                callback,
                () -> new Step.Move(() -> {
                    Path path = download.download(file, name);
                    setFile(exchange, path.getFileName().toString(), Files.size(path), path.toFile());
                    return new Step.Done();
                }));
    }

    private static void setFile(Exchange exchange, String name, long size, Object body) {
        exchange.getMessage().setBody(body);
        setFileHeaders(exchange, name, size < 0 ? null : size);
    }

    protected static void setFileHeaders(Exchange exchange, String name, Long size) {
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
        setHeader(exchange, Exchange.FILE_LENGTH, size);
    }

    /** Sets a header, or removes it if there is no value, so that it does not keep an earlier one. */
    protected static void setHeader(Exchange exchange, String name, Object value) {
        if (value == null) {
            exchange.getMessage().removeHeader(name);
        } else {
            exchange.getMessage().setHeader(name, value);
        }
    }

    /**
     * Runs the steps of a transfer, on the component's own threads unless the exchange is transacted or the endpoint
     * synchronous.
     *
     * @return whether it has ended already
     */
    protected boolean transfer(MessageOptions options, AsyncCallback callback, TransferJob job) throws Exception {
        Exchange exchange = options.exchange();
        CallContext context = options.context();
        Account account = endpoint.account();
        TransferDriver transfers = endpoint.getFileHostComponent().transfers();
        if (exchange.isTransacted() || endpoint.getConfiguration().isSynchronous()) {
            transfers.run(context, account.transfers(), job);
            return true;
        }
        transfers.start(exchange, callback, context, account.transfers(), account.polls(), job);
        return false;
    }

    private record Waited(String exchangeId, AtomicLong nanos) {}
}
