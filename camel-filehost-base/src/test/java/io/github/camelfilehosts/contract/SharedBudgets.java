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
package io.github.camelfilehosts.contract;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Budgets as nodes share them, though it is in memory: each is bytes that are compared and replaced. */
final class SharedBudgets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private final ConcurrentMap<String, ByteBuffer> states = new ConcurrentHashMap<>();
    private volatile RuntimeException trouble;

    SharedBudgets() {
        super(ClientSideConfig.getDefault());
    }

    Set<String> accounts() {
        return states.keySet();
    }

    /** From now on the cluster cannot be reached; null that it can. */
    void fail(RuntimeException with) {
        trouble = with;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String account) {
        if (trouble != null) {
            throw trouble;
        }
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeout) {
                return Optional.ofNullable(states.get(account)).map(ByteBuffer::array);
            }

            @Override
            public boolean compareAndSwap(byte[] old, byte[] changed, RemoteBucketState state, Optional<Long> timeout) {
                return old == null
                        ? states.putIfAbsent(account, ByteBuffer.wrap(changed)) == null
                        : states.replace(account, ByteBuffer.wrap(old), ByteBuffer.wrap(changed));
            }
        };
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String account) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeProxy(String account) {
        states.remove(account);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }
}
