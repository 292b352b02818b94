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
package io.github.camelfilehosts.alfafile.internal.client;

import io.github.camelfilehosts.alfafile.model.BatchResult;
import io.github.camelfilehosts.internal.http.ApiRequest;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.session.AccountCaller;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Operations on several files, or on a folder, in one call. Thread-safe. */
final class Batches {

    private final String idField;
    private final AccountCaller account;
    private final LookBeforeRepeat looks;

    /** @param idField the field of a call's form for the IDs */
    Batches(String idField, AccountCaller account, LookBeforeRepeat looks) {
        this.idField = idField;
        this.account = account;
        this.looks = looks;
    }

    /** Makes the call. It is repeated only if it was certainly not carried out. */
    BatchResult once(String method, List<String> ids, UnaryOperator<ApiRequest> fields, CallContext context) {
        return make(method, new LinkedHashSet<>(ids), fields, context);
    }

    /** Makes the call. After a failure that leaves its outcome open, it is repeated for those that are not done. */
    BatchResult repeated(
            String method,
            List<String> ids,
            UnaryOperator<ApiRequest> fields,
            Predicate<String> isDone,
            CallContext context) {
        Set<String> open = new LinkedHashSet<>(ids);
        List<String> done = new ArrayList<>();
        BatchResult rest = looks.change(
                () -> make(method, open, fields, context),
                () -> {
                    open.stream().filter(isDone).forEach(done::add);
                    done.forEach(open::remove);
                    return open.isEmpty() ? Optional.of(BatchResult.NONE) : Optional.empty();
                },
                context);
        done.addAll(rest.succeeded());
        return new BatchResult(done, rest.failed());
    }

    private BatchResult make(String method, Set<String> ids, UnaryOperator<ApiRequest> fields, CallContext context) {
        ApiRequest call =
                ApiRequest.of(method).with(idField, String.join(",", ids)).once();
        return account.call(fields.apply(call), BatchAnswer.class, context)
                .orElse(BatchAnswer.NONE)
                .of(ids, context::quote);
    }
}
