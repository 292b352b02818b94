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
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.Bucket;
import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.CredentialsSource;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.Transfer;
import io.github.camelfilehosts.TransferListener;
import io.github.camelfilehosts.alfafile.model.AlfaFile;
import io.github.camelfilehosts.test.Content;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a user's callback or stream throws ends one exchange, in an exception of ours that says whose it is; and
 * nothing is left of it.
 */
@Timeout(60)
class CallbacksThatThrowTest extends AlfaFileTestSupport {

    private static final byte[] BYTES = Content.random(300_000, 1).toByteArray();
    private static final int SOME = 100_000;
    private static final String UPLOAD = "alfafile:upload?fileName=a.bin";
    private static final String BODY = "the body could not be read";

    private enum Thrown {
        EXCEPTION(new IllegalStateException("thrown")),
        ERROR(new NoClassDefFoundError("thrown")),
        OF_THE_VIRTUAL_MACHINE(new OutOfMemoryError("thrown")),
        /** As Groovy and Kotlin let it pass. */
        CHECKED(new Exception("thrown"));

        private final Throwable throwable;

        Thrown(Throwable throwable) {
            this.throwable = throwable;
        }

        void now() {
            Thrown.<RuntimeException>raise(throwable);
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void raise(Throwable throwable) throws E {
            throw (E) throwable;
        }
    }

    private volatile Thrown thrown;
    private volatile Runnable configurer = () -> {};

    @Override
    protected void configure(AlfaFileConfiguration options) {
        options.setMaxRetries(0);
        options.setMaxConcurrentTransfers(1);
        SERVER.instantUploads(false);
        component.setHttpClientConfigurer(client -> configurer.run());
    }

    @BeforeEach
    void addFile() {
        SERVER.addFile("GH", "a.zip", Content.of("x"));
    }

    private void throwIfAsked() {
        if (thrown != null) {
            thrown.now();
        }
    }

    private void assertFailed(Exchange exchange, String culprit) {
        assertThat((Throwable) exchange.getException())
                .isInstanceOf(FileHostException.class)
                .hasMessageContaining(culprit)
                .rootCause()
                .isSameAs(thrown.throwable);
    }

    private void assertItWorksAfterwards() {
        assertThat(spooled()).isEmpty();
        thrown = null;
        result(AlfaFile.class, "alfafile:info", "GH");
        result(AlfaFile.class, "alfafile:upload?fileName=b.bin", "text");
    }

    private void useSource(CredentialsSource source) {
        component.getConfiguration().setLogin(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setCredentialsSource(source);
    }

    private Credentials credentials() {
        throwIfAsked();
        return new Credentials(SERVER.login(), SERVER.password(), null);
    }

    @ParameterizedTest
    @EnumSource
    void aCredentialsSource(Thrown what) {
        useSource(this::credentials);
        thrown = what;

        assertFailed(send("alfafile:info", "GH"), "credentialsSource");

        assertItWorksAfterwards();
    }

    @ParameterizedTest
    @EnumSource
    void aCredentialsSourceAtALoginThatOthersWaitFor(Thrown what) throws Exception {
        CountDownLatch othersWait = new CountDownLatch(1);
        useSource(() -> {
            if (thrown != null) {
                awaitQuietly(othersWait);
            }
            return credentials();
        });
        result(AlfaFile.class, "alfafile:info", "GH");
        SERVER.expireTokens();
        thrown = what;

        List<FutureTask<Exchange>> calls = IntStream.range(0, 4)
                .mapToObj(i -> new FutureTask<>(() -> send("alfafile:info", "GH")))
                .toList();
        List<Thread> threads = calls.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        try {
            // One asks the source, and the others wait for it.
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        } finally {
            othersWait.countDown();
        }

        for (FutureTask<Exchange> call : calls) {
            assertFailed(call.get(30, TimeUnit.SECONDS), "credentialsSource");
        }
        assertItWorksAfterwards();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> storeCalls() {
        return Stream.of("get", "putIfAbsent", "replace", "remove")
                .flatMap(call -> Stream.of(Thrown.values()).map(what -> Arguments.of(call, what)));
    }

    @ParameterizedTest
    @MethodSource("storeCalls")
    void aSessionStore(String call, Thrown what) {
        component.getConfiguration().setSessionStore(new ThrowingMap(call));
        if (!call.equals("putIfAbsent") && !call.equals("replace")) {
            result(AlfaFile.class, "alfafile:info", "GH");
            SERVER.expireTokens();
        }
        thrown = what;

        assertFailed(send("alfafile:info", "GH"), "sessionStore");

        assertItWorksAfterwards();
    }

    private final class ThrowingMap extends ConcurrentHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private final String call;

        ThrowingMap(String call) {
            this.call = call;
        }

        private void called(String name) {
            if (name.equals(call)) {
                throwIfAsked();
            }
        }

        @Override
        public String get(Object key) {
            called("get");
            return super.get(key);
        }

        @Override
        public String putIfAbsent(String key, String value) {
            called("putIfAbsent");
            return super.putIfAbsent(key, value);
        }

        @Override
        public boolean replace(String key, String old, String value) {
            called("replace");
            return super.replace(key, old, value);
        }

        @Override
        public boolean remove(Object key, Object value) {
            called("remove");
            return super.remove(key, value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestBudget(Thrown what) {
        Bucket real = Bucket.builder()
                .addLimit(limit -> limit.capacity(100).refillGreedy(1, Duration.ofHours(1)))
                .build();
        component.getConfiguration().setRequestBudget((Bucket) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bucket.class}, (proxy, method, arguments) -> {
                    throwIfAsked();
                    return method.invoke(real, arguments);
                }));
        thrown = what;

        assertFailed(send("alfafile:info", "GH"), "requestBudget");

        assertItWorksAfterwards();
    }

    @ParameterizedTest
    @EnumSource
    void anHttpClientConfigurer(Thrown what) {
        configurer = this::throwIfAsked;
        thrown = what;

        assertFailed(send(UPLOAD, "text"), "httpClientConfigurer");
        assertFailed(
                send("alfafile:download?downloadDirectory=" + directory.resolve("in"), "GH"), "httpClientConfigurer");

        assertItWorksAfterwards();
    }

    /** The one that ends nothing but itself. */
    @ParameterizedTest
    @EnumSource
    void aTransferListener(Thrown what) {
        component.getConfiguration().setTransferListener(new TransferListener() {
            @Override
            public void started(Transfer transfer) {
                throwIfAsked();
            }

            @Override
            public void completed(Transfer transfer) {
                throwIfAsked();
            }
        });
        thrown = what;

        assertThat((Throwable)
                        send("alfafile:upload?fileName=a.bin", "other text").getException())
                .isNull();

        assertItWorksAfterwards();
    }

    private void assertBodyFailed(Exchange exchange) {
        assertFailed(exchange, BODY);
        assertThat((Throwable) exchange.getException()).cause().isSameAs(thrown.throwable);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWhileItIsSpooled(Thrown what) {
        thrown = what;
        InputStream once = new FilterInputStream(new ByteArrayInputStream(BYTES)) {
            private int left = SOME;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left <= 0) {
                    what.now();
                }
                int count = super.read(buffer, offset, length);
                left -= count;
                return count;
            }
        };

        assertBodyFailed(send(UPLOAD, once));

        assertItWorksAfterwards();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWhenItIsClosed(Thrown what) {
        thrown = what;
        InputStream once = new FilterInputStream(new ByteArrayInputStream(BYTES)) {
            @Override
            public void close() {
                what.now();
            }
        };

        assertBodyFailed(send(UPLOAD, once));

        assertItWorksAfterwards();
    }

    static Stream<Arguments> reads() {
        return Stream.of(SOME, BYTES.length + SOME)
                .flatMap(after -> Stream.of(Thrown.values()).map(what -> Arguments.of(after, what)));
    }

    /** Read once to be hashed, and once to be sent. */
    @ParameterizedTest
    @MethodSource("reads")
    void aBodyWhileItIsHashedOrSent(int after, Thrown what) {
        thrown = what;

        assertBodyFailed(send(UPLOAD, new ThrowingCache(what, after)));

        assertItWorksAfterwards();
    }

    private static final class ThrowingCache extends ByteArrayInputStream implements StreamCache {

        private final Thrown what;
        private int left;

        ThrowingCache(Thrown what, int after) {
            super(BYTES);
            this.what = what;
            this.left = after;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                what.now();
            }
            int count = super.read(buffer, offset, length);
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            transferTo(out);
        }

        @Override
        public StreamCache copy(Exchange exchange) {
            return this;
        }

        @Override
        public boolean inMemory() {
            return true;
        }

        @Override
        public long length() {
            return BYTES.length;
        }

        @Override
        public long position() {
            return pos;
        }
    }
}
