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

import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.transfer.upload.SpooledUpload;
import io.github.camelfilehosts.internal.transfer.upload.UploadSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** A message body that is to be uploaded. Nothing is read before {@link #open()}. */
public final class UploadBody {

    private final Exchange exchange;
    private final CallContext context;
    private final Executor executor;
    private final Object body;

    /** @param executor for hashing */
    public UploadBody(Exchange exchange, CallContext context, Executor executor) {
        this.exchange = exchange;
        this.context = context;
        this.executor = executor;
        this.body = unwrap(exchange.getMessage().getBody());
    }

    /** Unwraps a Camel file that is a local file. */
    private static Object unwrap(Object body) {
        if (body instanceof HostedFile) {
            return body;
        }
        if (body instanceof WrappedFile<?> wrapped && isLocal(wrapped.getFile())) {
            return wrapped.getFile();
        }
        return body;
    }

    private static boolean isLocal(Object file) {
        return file instanceof File || file instanceof Path;
    }

    /** The name that the body itself has; null if it has none. */
    public String name() {
        if (body instanceof HostedFile file) {
            return file.name();
        }
        if (body instanceof File file) {
            return file.getName();
        }
        return body instanceof Path path && path.getFileName() != null
                ? path.getFileName().toString()
                : null;
    }

    /** How many bytes the body has; -1 if that is not known without reading it. */
    public long size() {
        if (body instanceof HostedFile file) {
            return file.size();
        }
        if (body instanceof File file) {
            return file.isFile() ? file.length() : -1;
        }
        if (body instanceof Path path) {
            return path.toFile().isFile() ? path.toFile().length() : -1;
        }
        return body instanceof byte[] bytes ? bytes.length : -1;
    }

    /** Whether the body is a file at a file host. */
    public boolean isRemote() {
        return body instanceof HostedFile;
    }

    /**
     * Checks what is known of the body without reading it.
     *
     * @throws InvalidRequestException if it is a text in an unknown charset
     */
    public void requireCharset() {
        if (body != null && !isBytes()) {
            TextCharset.require(exchange, context);
        }
    }

    private boolean isBytes() {
        return body instanceof HostedFile || isLocal(body) || body instanceof byte[] || body instanceof InputStream;
    }

    /**
     * Makes the body readable as often as needed: a stream that can be read only once is read to its end and kept on
     * disk.
     *
     * @throws InvalidRequestException if there is no body, or if it cannot be read as bytes
     */
    public UploadSource open() throws IOException {
        if (body == null) {
            throw new InvalidRequestException(
                    context.failure("the message body is null, but the upload needs its bytes: the service does not"
                            + " have the file, or its MD5 and size are not given"));
        }
        if (body instanceof FileHostResult) {
            throw new InvalidRequestException(
                    context.failure("the body is of type " + body.getClass().getSimpleName()
                            + ", which describes a file and is not one; marshal it first to upload the description"));
        }
        if (body instanceof HostedFile file) {
            return file.md5() != null && file.size() >= 0 ? UploadSource.of(file) : spool(file.open());
        }
        if (body instanceof File file) {
            return UploadSource.of(existing(file), executor);
        }
        if (body instanceof Path path) {
            return UploadSource.of(existing(path.toFile()), executor);
        }
        if (body instanceof byte[] bytes) {
            return UploadSource.of(bytes, executor);
        }
        if (body instanceof String) {
            return UploadSource.of(convert(byte[].class), executor);
        }
        if (body instanceof StreamCache cache) {
            return new CachedUpload(cache, exchange, executor);
        }
        return spool(convert(InputStream.class));
    }

    private Path existing(File file) {
        if (!file.isFile()) {
            throw new InvalidRequestException(context.failure(
                    "the body is the file " + file + ", which does not exist or is not a regular file"));
        }
        return file.toPath();
    }

    private <T> T convert(Class<T> type) {
        T converted = exchange.getMessage().getBody(type);
        if (converted == null) {
            throw new InvalidRequestException(
                    context.failure("a body of type " + body.getClass().getName() + " cannot be read as bytes"));
        }
        return converted;
    }

    private UploadSource spool(InputStream stream) throws IOException {
        File directory = exchange.getContext().getStreamCachingStrategy().getSpoolDirectory();
        return SpooledUpload.spool(
                stream,
                directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory.toPath(),
                executor);
    }
}
