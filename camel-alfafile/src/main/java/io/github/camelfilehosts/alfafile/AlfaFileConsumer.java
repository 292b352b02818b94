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

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.internal.camel.FileHostConsumer;
import io.github.camelfilehosts.internal.http.CallContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedResource;

/** Hands out the files of a folder, each like {@code download}. */
@ManagedResource(description = "Managed AlfaFile consumer")
class AlfaFileConsumer extends FileHostConsumer<AlfaFile> {

    private final AlfaFileEndpoint endpoint;
    private final AfterRead afterRead;
    private final WatchedFolder folder;
    private final HandedOut handedOut;

    /** Used only to fill in messages: it is not started, and registers nothing. */
    private final AlfaFileProducer download;

    AlfaFileConsumer(AlfaFileEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.afterRead = new AfterRead(endpoint);
        this.folder = new WatchedFolder(endpoint, afterRead.folderId());
        this.handedOut = new HandedOut(endpoint);
        this.download = new AlfaFileProducer(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.requireAccount();
        handedOut.start(this);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        handedOut.stop();
    }

    @Override
    protected Iterator<AlfaFile> find(Set<String> underWay) {
        return new Found(folder.pages(() -> context(null)), underWay);
    }

    @Override
    protected String id(AlfaFile found) {
        return found.id();
    }

    @Override
    protected boolean claim(AlfaFile found) {
        return handedOut.claim(found);
    }

    @Override
    protected boolean handOut(AlfaFile found, Exchange exchange) throws Exception {
        exchange.getMessage().setBody(found);
        download.process(exchange);
        if (exchange.getException() != null) {
            return giveUp(found, exchange);
        }
        AlfaFileProducer.setFileHeaders(exchange, found);
        return route(found, exchange);
    }

    @Override
    protected void taken(AlfaFile found, Exchange exchange) {
        try {
            handedOut.add(found);
        } finally {
            try {
                if (afterRead.isAnything()) {
                    afterRead.perform(List.of(found), context(exchange));
                }
            } finally {
                handedOut.release(found);
            }
        }
    }

    @Override
    protected void failed(AlfaFile found) {
        handedOut.release(found);
    }

    /** The files of the pages that are to be handed out. It also deletes or moves files that were handed out before. */
    private final class Found implements Iterator<AlfaFile> {

        private final Iterator<List<AlfaFile>> pages;
        private final Set<String> underWay;
        private final Queue<AlfaFile> files = new ArrayDeque<>();

        Found(Iterator<List<AlfaFile>> pages, Set<String> underWay) {
            this.pages = pages;
            this.underWay = underWay;
        }

        @Override
        public boolean hasNext() {
            while (files.isEmpty() && pages.hasNext()) {
                read(pages.next());
            }
            return !files.isEmpty();
        }

        @Override
        public AlfaFile next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return files.remove();
        }

        private void read(List<AlfaFile> page) {
            List<AlfaFile> owed = new ArrayList<>();
            List<AlfaFile> left = new ArrayList<>();
            for (AlfaFile file : page) {
                if (underWay.contains(file.id())) {
                    continue;
                }
                if (afterRead.isOwed(file)) {
                    owed.add(file);
                } else if (!handedOut.contains(file)) {
                    files.add(file);
                } else if (afterRead.isAnything() && handedOut.isOfFiles()) {
                    left.add(file);
                }
            }
            if (!owed.isEmpty()) {
                afterRead.perform(owed, context(null));
            }
            left.forEach(this::finish);
        }

        /**
         * Deletes or moves a file that was handed out before, perhaps by another node, or by a process that then ended.
         */
        private void finish(AlfaFile file) {
            if (!handedOut.claimAgain(file)) {
                return;
            }
            try {
                CallContext context = context(null);
                if (afterRead.isInPlace(file, context)) {
                    afterRead.perform(List.of(file), context);
                }
            } finally {
                handedOut.release(file);
            }
        }
    }
}
