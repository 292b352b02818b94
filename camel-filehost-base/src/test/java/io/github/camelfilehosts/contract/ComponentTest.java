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

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileHostServer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What the contracts of this package need of a test: its component, its stand-in, and the service's words for what both
 * services have. A component's test of the same name passes a contract by implementing it.
 */
public interface ComponentTest {

    DefaultCamelContext context();

    FileHostComponent component();

    FileHostServer<?> server();

    /** The component's and the stand-in's, if the component is a timed one. */
    TestTime time();

    Path directory();

    ServiceWords words();

    // The account

    /** The stand-in's. */
    Credentials account();

    /** What endpoints that are made from now on take over from the component. */
    void usePassword(String password);

    /** As {@link #usePassword}: nothing. */
    void withoutAccount();

    /** Gives a component the stand-in's account, and what all tests begin with. */
    void useAccount(FileHostComponent component);

    FileHostComponent newComponent();

    /** What a login has given is taken no longer. */
    void expireSessions();

    void addFile(String id, String name, Content content);

    /** Stops the context and starts another. */
    void restartCamel() throws Exception;

    // Messages

    Exchange send(String uri, Object body);

    Exchange send(String uri, Object body, Map<String, ?> headers);

    Exchange succeed(String uri, Object body);

    Exchange succeed(String uri, Object body, Map<String, ?> headers);

    <T> T result(Class<T> type, String uri, Object body);

    FileHostException failure(String uri, Object body);

    FileHostException failure(String uri, Object body, Map<String, ?> headers);

    void answer(String method, String json);

    /** The URI of an operation that asks for the account and nothing else. */
    default String accountUri() {
        return words().scheme() + ":" + words().accountOperation();
    }

    /** The URI of an operation that asks for the facts of a file. */
    default String infoUri() {
        return words().scheme() + ":" + words().infoOperation();
    }

    default String downloadUri() {
        return words().scheme() + ":download";
    }
}
