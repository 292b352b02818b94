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
package io.github.camelfilehosts.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.internal.FileHostResult;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;

/**
 * What became of an operation: whatever the service replied, it is what is documented.
 *
 * @param operation what was asked for
 * @param exchange what came of it
 * @param secrets what nothing that we write may hold
 * @param directory where downloads go
 */
record Outcome(Operation operation, Exchange exchange, Collection<String> secrets, Path directory) {

    /** As Camel's own, which knows nothing of ours. */
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private static final int LONGEST_MESSAGE = 3_000;

    void check() throws Exception {
        if (exchange.getException() != null) {
            checkFailure(exchange.getException());
            assertThat(stored()).allMatch(name -> name.endsWith(".part") || name.endsWith(".part.json"));
            return;
        }
        Object body = exchange.getMessage().getBody();
        assertThat(body).isInstanceOf(operation.result());
        assertThat(body.toString()).isNotBlank();
        checkHeaders();
        if (body instanceof FileHostResult result) {
            checkResult(result);
        } else if (body instanceof HostedFile file) {
            checkHandle(file);
        } else if (body instanceof File file) {
            checkFile(file);
        }
    }

    private void checkFailure(Throwable thrown) {
        assertThat(thrown).isInstanceOf(FileHostException.class);
        FileHostException failure = (FileHostException) thrown;
        assertThat(failure.getProvider()).isEqualTo(operation.provider());
        assertThat(failure.getOperation()).isEqualTo(operation.name());
        assertThat(failure.getRetryAfter() == null || !failure.getRetryAfter().isNegative())
                .as("%s", failure.getRetryAfter())
                .isTrue();
        assertThat(failure.getMessage())
                .isNotBlank()
                .hasSizeLessThan(LONGEST_MESSAGE)
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(failure.getSuppressed()).isEmpty();
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .forEach(this::checkCause);
    }

    private void checkCause(Throwable cause) {
        if (cause != exchange.getException() && !(cause instanceof FileHostException)) {
            // Anything unchecked is a bug of ours that happened to be caught.
            assertThat(cause).isNotInstanceOfAny(RuntimeException.class, Error.class);
        }
        for (String secret : secrets) {
            assertThat(cause.toString()).doesNotContain(secret);
        }
    }

    private void checkHeaders() {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        if (name != null) {
            assertThat(Path.of(name).getFileName()).hasToString(name);
            assertThat(name).isNotIn("", ".", "..").doesNotContainPattern("[\\p{Cntrl}/\\\\:]");
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(240);
        }
        Long length = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
        assertThat(length == null || length >= 0).as("%s", length).isTrue();
    }

    private void checkResult(FileHostResult result) throws JsonProcessingException {
        TypeConverter converter = exchange.getContext().getTypeConverter();
        String text = convert(converter, String.class, result);
        JsonNode json = PLAIN.readTree(text);
        assertThat(json.isContainerNode()).isTrue();
        assertThat(convert(converter, byte[].class, result)).isNotEmpty();
        assertThat(PLAIN.writeValueAsBytes(result)).isNotEmpty();
        if (!(result instanceof List)) {
            assertThat(convert(converter, Map.class, result)).hasSameSizeAs(json);
        }
    }

    private <T> T convert(TypeConverter converter, Class<T> type, FileHostResult result) {
        return converter.tryConvertTo(type, exchange, result);
    }

    /** Reading ends with all of the file, or with a failure. */
    private void checkHandle(HostedFile file) throws IOException {
        assertThat(file.size()).isGreaterThanOrEqualTo(-1);
        try (InputStream in = file.open()) {
            byte[] content = in.readAllBytes();
            assertThat(file.size()).isIn(-1L, (long) content.length);
            if (file.md5() != null) {
                assertThat(new ByteArrayInputStream(content)).hasDigest("MD5", file.md5());
            }
        } catch (IOException e) {
            checkFailure(e.getCause());
        }
    }

    private void checkFile(File file) throws IOException {
        assertThat(stored()).containsExactly(file.getName());
        assertThat(file.toPath().getParent()).isEqualTo(directory);
        assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo(file.getName());
        assertThat(exchange.getMessage().getHeader(Exchange.FILE_LENGTH)).isEqualTo(file.length());
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
