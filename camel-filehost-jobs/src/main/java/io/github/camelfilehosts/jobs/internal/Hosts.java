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
package io.github.camelfilehosts.jobs.internal;

import io.github.camelfilehosts.TransferGuard;
import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.alfafile.AlfaFileConstants;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.jobs.model.MirrorJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;

/** Calls both services through the user's components, with what the nodes share. Thread-safe. */
public final class Hosts implements AutoCloseable {

    static final String FILE_FACTORY = "filefactory";
    static final String ALFA_FILE = "alfafile";

    /** Long enough for one or two retries; after a longer wait the job is a later execution. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private final CamelContext context;
    private final ConcurrentMap<String, String> sessions;
    private final ConcurrentMap<String, String> uploads;
    private final TransferGuard guard;
    private final ProducerTemplate template;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    /**
     * @param sessions for components without a {@code sessionStore}
     * @param uploads for components without an {@code uploadJournal}
     */
    Hosts(
            CamelContext context,
            ConcurrentMap<String, String> sessions,
            ConcurrentMap<String, String> uploads,
            TransferGuard guard) {
        this.context = context;
        this.sessions = sessions;
        this.uploads = uploads;
        this.guard = guard;
        this.template = context.createProducerTemplate();
        this.template.start();
    }

    /** The service of an account; empty if no component of this node has that name. */
    static String provider(CamelContext context, String name) {
        return component(context, name) instanceof FileHostComponent host
                ? host instanceof AlfaFileComponent ? ALFA_FILE : FILE_FACTORY
                : "";
    }

    /** The component of a FileFactory account; null if there is none of that name. */
    public static FileFactoryComponent fileFactory(CamelContext context, String name) {
        return component(context, name) instanceof FileFactoryComponent found ? found : null;
    }

    /** The component of an AlfaFile account; null if there is none of that name. */
    public static AlfaFileComponent alfaFile(CamelContext context, String name) {
        return component(context, name) instanceof AlfaFileComponent found ? found : null;
    }

    private static Component component(CamelContext context, String name) {
        return context.getComponent(name);
    }

    /** How many files of an account its component may transfer at the same time; 1 if it is not on this node. */
    int maxConcurrentTransfers(String account) {
        AlfaFileComponent component = alfaFile(context, account);
        return component == null ? 1 : component.getConfiguration().getMaxConcurrentTransfers();
    }

    /** How many uploads of the account the service allows at the same time; null if it does not say. */
    Integer maxUploads(String account) throws Exception {
        UserInfo user = (UserInfo) send(account, "userInfo", Map.of(), exchange(null));
        return user.maxUploads();
    }

    /** Facts about each ID, in the same order. */
    @SuppressWarnings("unchecked")
    List<FileInfo> fileInfo(String fileFactory, List<String> ids) throws Exception {
        Exchange exchange = exchange(ids);
        return (List<FileInfo>) send(fileFactory, "getFileInfo", Map.of(), exchange);
    }

    /** An exchange for {@link #mirror}, whose ID is known before bytes move. */
    Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    /** Moves a file, in constant memory. Repeating a job never makes a second file. */
    AlfaFile mirror(MirrorJob job, Exchange exchange) throws Exception {
        send(job.fileFactory(), "download", guarded(job.fileFactory()), exchange);
        Message message = exchange.getMessage();
        message.setHeader(AlfaFileConstants.UPLOAD_KEY, job.id());
        if (job.folderId() != null) {
            message.setHeader(AlfaFileConstants.FOLDER_ID, job.folderId());
        }
        if (job.folderPath() != null) {
            message.setHeader(AlfaFileConstants.FOLDER_PATH, job.folderPath());
        }
        return (AlfaFile) send(job.account(), "upload", remembered(job.account()), exchange);
    }

    /** A transfer goes on while both the jobs' guard and the user's own permit it. */
    private Map<String, Object> guarded(String name) {
        TransferGuard own = component(context, name) instanceof FileHostComponent host
                ? host.getConfiguration().getTransferGuard()
                : null;
        return Map.of(
                "transferGuard",
                own == null
                        ? guard
                        : (TransferGuard) transfer -> guard.mayContinue(transfer) && own.mayContinue(transfer));
    }

    /** Uploads are remembered in the journal that the user set, otherwise in the database. */
    private Map<String, Object> remembered(String name) {
        AlfaFileComponent component = alfaFile(context, name);
        Map<String, Object> options = new HashMap<>(guarded(name));
        if (component != null && component.getConfiguration().getUploadJournal() == null) {
            options.put("uploadJournal", uploads);
        }
        return options;
    }

    private Object send(String component, String operation, Map<String, Object> options, Exchange exchange)
            throws Exception {
        Endpoint endpoint =
                endpoints.computeIfAbsent(component + ":" + operation, uri -> endpoint(component, uri, options));
        template.send(endpoint, exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody();
    }

    private Endpoint endpoint(String name, String uri, Map<String, Object> options) {
        Component component = component(context, name);
        if (!(component instanceof FileHostComponent host)) {
            throw new IllegalStateException("there is no component " + name);
        }
        Map<String, Object> parameters = new HashMap<>(options);
        parameters.put("maxWait", MAX_WAIT);
        if (host.getConfiguration().getSessionStore() == null) {
            parameters.put("sessionStore", sessions);
        }
        try {
            Endpoint endpoint = component.createEndpoint(uri, parameters);
            ServiceHelper.startService(endpoint);
            return endpoint;
        } catch (Exception e) {
            throw new IllegalStateException("the component " + name + " cannot be used", e);
        }
    }

    @Override
    public void close() {
        template.stop();
        ServiceHelper.stopService(endpoints.values());
    }
}
