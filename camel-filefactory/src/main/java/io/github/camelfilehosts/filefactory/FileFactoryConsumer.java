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

import io.github.camelfilehosts.filefactory.model.FileInfo;
import io.github.camelfilehosts.internal.camel.FileHostConsumer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Watches files, and sends a message for each whose status has changed since the last message about it. */
@ManagedResource(description = "Managed FileFactory consumer")
class FileFactoryConsumer extends FileHostConsumer<FileInfo> {

    private final FileFactoryEndpoint endpoint;
    private final WatchedFiles files;
    private final StateRepository<String, String> states;

    FileFactoryConsumer(FileFactoryEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.files = new WatchedFiles(endpoint.getConfiguration().getFileId(), endpoint.getCamelContext());
        this.states = endpoint.states();
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.sayWhetherGuest();
        ServiceHelper.startService(states);
        super.doStart();
    }

    @Override
    protected Iterator<FileInfo> find(Set<String> underWay) throws Exception {
        List<String> ids =
                files.ids().stream().filter(id -> !underWay.contains(id)).toList();
        if (ids.isEmpty()) {
            return Collections.emptyIterator();
        }
        return endpoint.client().getFileInfo(ids, context(null)).stream()
                .filter(info -> !info.status().name().equals(states.getState(info.id())))
                .iterator();
    }

    @Override
    protected String id(FileInfo found) {
        return found.id();
    }

    @Override
    protected boolean handOut(FileInfo found, Exchange exchange) {
        exchange.getMessage().setBody(found);
        return route(found, exchange);
    }

    @Override
    protected void taken(FileInfo found, Exchange exchange) {
        states.setState(found.id(), found.status().name());
    }
}
