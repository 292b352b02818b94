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
package io.github.camelfilehosts.examples.springboot;

import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.alfafile.model.UserInfo;
import io.github.camelfilehosts.filefactory.model.MemberInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The two accounts, for the browsers that watch. Session and budget are known locally; the rest needs a call for each
 * account, which is made every five minutes at most.
 */
@Component
class AccountWatch {

    private static final long NANOS_BETWEEN_CALLS = TimeUnit.MINUTES.toNanos(5);
    private static final long NANOS_OF_INTEREST = TimeUnit.SECONDS.toNanos(10);

    private final CamelContext context;
    private final ProducerTemplate camel;
    private volatile AccountView fileFactory = AccountView.unknown("filefactory");
    private volatile AccountView alfaFile = AccountView.unknown("alfafile");
    private volatile long looked = System.nanoTime() - NANOS_OF_INTEREST;
    private long called = System.nanoTime() - NANOS_BETWEEN_CALLS;

    AccountWatch(CamelContext context, ProducerTemplate camel) {
        this.context = context;
        this.camel = camel;
    }

    /** FileFactory first, then AlfaFile. */
    List<AccountView> views() {
        looked = System.nanoTime();
        return List.of(fileFactory, alfaFile);
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        long now = System.nanoTime();
        if (now - looked >= NANOS_OF_INTEREST || !context.isStarted()) {
            return;
        }
        if (now - called >= NANOS_BETWEEN_CALLS) {
            called = now;
            fileFactory = ask(
                    fileFactory,
                    view -> view.with(camel.requestBody(MirrorRoutes.FILEFACTORY_ACCOUNT, null, MemberInfo.class)));
            alfaFile = ask(
                    alfaFile,
                    view -> view.with(camel.requestBody(MirrorRoutes.ALFAFILE_ACCOUNT, null, UserInfo.class)));
        }
        fileFactory = withSession(fileFactory);
        alfaFile = withSession(alfaFile);
    }

    private static AccountView ask(AccountView view, UnaryOperator<AccountView> question) {
        try {
            return question.apply(view);
        } catch (CamelExecutionException e) {
            return view.withTrouble(
                    e.getCause() instanceof FileHostException failure
                            ? failure.getMessage()
                            : "The service does not report the account");
        }
    }

    /** From the components' own console, without a call. */
    private AccountView withSession(AccountView view) {
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("filehost");
        Map<?, ?> answer = (Map<?, ?>) console.call(MediaType.JSON, Map.of());
        return ((Collection<?>) answer.get("accounts"))
                .stream()
                        .map(account -> (Map<?, ?>) account)
                        .filter(account -> view.provider().equals(account.get("provider")))
                        .findFirst()
                        .map(account ->
                                view.withSession((Boolean) account.get("session"), number(account.get("requestsLeft"))))
                        .orElse(view);
    }

    private static Long number(Object value) {
        return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }
}
