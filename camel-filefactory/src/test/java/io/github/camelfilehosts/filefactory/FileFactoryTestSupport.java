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
package io.github.camelfilehosts.filefactory;

import io.github.camelfilehosts.Credentials;
import io.github.camelfilehosts.contract.ComponentTestSupport;
import io.github.camelfilehosts.contract.ServiceWords;
import io.github.camelfilehosts.internal.camel.FileHostComponent;
import io.github.camelfilehosts.test.Content;
import io.github.camelfilehosts.test.FileFactoryServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component at its stand-in, whose time only is not real. */
abstract class FileFactoryTestSupport extends ComponentTestSupport<FileFactoryComponent, FileFactoryConfiguration> {

    @RegisterExtension
    static final FileFactoryServer SERVER = new FileFactoryServer();

    FileFactoryTestSupport() {
        super(
                new ServiceWords(
                        "filefactory",
                        "getMemberInfo",
                        "getFileInfo",
                        "getSessionKey",
                        "getMemberInfo",
                        "getFileInfo",
                        "getDownloadLink",
                        706),
                SERVER);
    }

    @Override
    public FileFactoryComponent newComponent() {
        return timed(new FileFactoryComponent());
    }

    @Override
    protected final FileFactoryConfiguration optionsOf(FileHostComponent component) {
        return (FileFactoryConfiguration) component.getConfiguration();
    }

    /** No budget: its time is real. */
    @Override
    protected void useAccount(FileFactoryConfiguration options) {
        options.setApiUrl(SERVER.apiUrl());
        options.setEmail(SERVER.email());
        options.setPassword(SERVER.password());
        options.setAuthKey(SERVER.authKey());
        options.setRequestsPerHour(0);
    }

    @Override
    public final Credentials account() {
        return new Credentials(SERVER.email(), SERVER.password(), SERVER.authKey());
    }

    @Override
    public final void usePassword(String password) {
        component.getConfiguration().setPassword(password);
    }

    @Override
    public final void withoutAccount() {
        component.getConfiguration().setEmail(null);
        component.getConfiguration().setPassword(null);
        component.getConfiguration().setAuthKey(null);
    }

    @Override
    public final void expireSessions() {
        SERVER.expireSessions();
    }

    @Override
    public final void addFile(String id, String name, Content content) {
        SERVER.addFile(id, name, content);
    }
}
