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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of this run and of earlier ones: one JSON object per line, on disk before it is shown. The latest result
 * of each link counts. Thread-safe.
 */
final class Journal implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int BLOCK = 65_536;
    private static final int LINE = 1_024;

    private final Path path;
    private final FileChannel channel;
    private final Index index;
    private final Object forcing = new Object();
    private long end;
    private long forced;

    /** @throws IOException if it cannot be written, is not a journal, or is in use by another process */
    Journal(Path path) throws IOException {
        this.path = path;
        channel = open(path);
        try {
            lock();
            index = new Index(beside(path, "index"));
            readAll();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnusableFileException("journal", e);
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // It is open in this process already.
        }
        throw new UnusableFileException("another mirror is using the journal '" + path + "'");
    }

    /** The path of a further file of this journal. */
    static Path beside(Path journal, String kind) {
        return journal.resolveSibling(journal.getFileName() + "." + kind);
    }

    private void readAll() throws IOException {
        LineReader lines = new LineReader(channel, 0, BLOCK);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            index.put(key(parse(line)), end);
            end += line.length + 1;
        }
        byte[] rest = lines.rest();
        if (rest.length > 0 && rest[0] != '{') {
            throw noJournal();
        }
        // An incomplete line, of a process that died, is not a result.
        channel.truncate(end);
    }

    private Result parse(byte[] line) throws IOException {
        try {
            return MAPPER.readValue(line, Result.class);
        } catch (JsonProcessingException e) {
            throw noJournal();
        }
    }

    private IOException noJournal() {
        return new UnusableFileException("'" + path + "' is not a mirror's journal, or was changed: at byte " + end
                + " it holds something else");
    }

    private static String key(Result result) {
        return key(result.source(), result.destination());
    }

    private static String key(Link link, Destination destination) {
        return link.target() + " " + destination;
    }

    /** Appends a result. When this returns, the result is on disk. */
    void append(Result result) {
        try {
            long written = write(result);
            synchronized (forcing) {
                // This also forces the results written meanwhile.
                if (forced < written) {
                    long all = end();
                    channel.force(false);
                    forced = all;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal '" + path + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private synchronized long write(Result result) throws IOException {
        byte[] line = line(result).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(line);
        for (long at = end; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
        index.put(key(result), end);
        end += line.length;
        return end;
    }

    private synchronized long end() {
        return end;
    }

    /** A result as a line. */
    static String line(Result result) {
        try {
            return MAPPER.writeValueAsString(result) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a link of this run; false if the run has it already. Used by one thread at a time. */
    boolean list(Link link, Destination destination) {
        return index.list(key(link, destination));
    }

    /** The latest result of a link. */
    Optional<Result> latest(Link link, Destination destination) {
        return Optional.ofNullable(index.offset(key(link, destination))).map(this::read);
    }

    /** The latest results of all links: those of this run, in order, then those of earlier ones. */
    Stream<Result> results() {
        return index.offsets().mapToObj(this::read);
    }

    private Result read(long offset) {
        try {
            return parse(new LineReader(channel, offset, LINE).next());
        } catch (IOException e) {
            throw new UncheckedIOException("The journal '" + path + "' cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        index.close();
    }
}
