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
import io.github.camelfilehosts.internal.transfer.SafeName;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Remembers which files a consumer has handed out successfully, if each file is to come only once. */
class HandedOut {

    /** Consumers of one process that share a repository share this too, which is enough to keep them apart. */
    private static final Map<IdempotentRepository, Set<String>> UNDER_WAY =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final CamelContext camelContext;
    private final IdempotentRepository repository;
    private final Expression key;
    private final Claims claims;

    /** The keys being handed out here; two files may have the same key. */
    private final Set<String> underWay;

    HandedOut(AlfaFileEndpoint endpoint) {
        this.camelContext = endpoint.getCamelContext();
        AlfaFileConfiguration options = endpoint.getConfiguration();
        this.repository = options.isIdempotent() ? endpoint.handedOut() : null;
        this.key = options.getIdempotentKey() == null
                ? null
                : camelContext.resolveLanguage("simple").createExpression(options.getIdempotentKey());
        this.underWay = repository == null
                ? Set.of()
                : UNDER_WAY.computeIfAbsent(repository, key -> ConcurrentHashMap.newKeySet());
        this.claims = repository == null || isOfOneProcess(repository)
                ? null
                : new Claims(repository, endpoint.getFileHostComponent().clock());
    }

    /** Claims in such a repository would be useless; and one in a file rewrites the whole file for each removed key. */
    private static boolean isOfOneProcess(IdempotentRepository repository) {
        return repository instanceof MemoryIdempotentRepository || repository instanceof FileIdempotentRepository;
    }

    void start(Object source) {
        ServiceHelper.startService(repository);
        if (claims != null) {
            claims.start(camelContext
                    .getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(source, "alfafile-claims"));
        }
    }

    void stop() {
        if (claims != null) {
            claims.stop();
        }
    }

    boolean contains(AlfaFile file) {
        return repository != null && repository.contains(key(file));
    }

    /** Whether a key certainly means the file itself, and not, for example, another one of the same name. */
    boolean isOfFiles() {
        return key == null;
    }

    /** Claims a file; false if it was handed out, or is being handed out, here or by another node. */
    boolean claim(AlfaFile file) {
        if (repository == null) {
            return true;
        }
        String id = key(file);
        if (repository.contains(id) || !take(id)) {
            return false;
        }
        // It may have been handed out between check and claim.
        if (repository.contains(id)) {
            release(id);
            return false;
        }
        return true;
    }

    /** Claims a file that was handed out, to delete or move it. */
    boolean claimAgain(AlfaFile file) {
        return take(key(file));
    }

    private boolean take(String id) {
        if (!underWay.add(id)) {
            return false;
        }
        boolean taken = false;
        try {
            taken = claims == null || claims.take(id);
        } finally {
            if (!taken) {
                underWay.remove(id);
            }
        }
        return taken;
    }

    void add(AlfaFile file) {
        if (repository != null) {
            repository.add(key(file));
            repository.confirm(key(file));
        }
    }

    void release(AlfaFile file) {
        if (repository != null) {
            release(key(file));
        }
    }

    private void release(String id) {
        try {
            if (claims != null) {
                claims.release(id);
            }
        } finally {
            underWay.remove(id);
        }
    }

    private String key(AlfaFile file) {
        if (key == null) {
            return file.id();
        }
        Exchange exchange = new DefaultExchange(camelContext);
        Message message = exchange.getMessage();
        message.setBody(file);
        message.setHeader(Exchange.FILE_NAME, SafeName.of(file.name(), file.id()));
        message.setHeader(Exchange.FILE_LENGTH, file.size());
        message.setHeader(AlfaFileConstants.PRODUCED_MD5, file.md5());
        message.setHeader(AlfaFileConstants.PRODUCED_FILE_ID, file.id());
        String text = key.evaluate(exchange, String.class);
        return text == null || text.isBlank() ? file.id() : text;
    }
}
