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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page needs to know at its start. */
@RestController
class PageController {

    private final Login login;
    private final ObjectProvider<SampleFiles> samples;

    PageController(Login login, ObjectProvider<SampleFiles> samples) {
        this.login = login;
        this.samples = samples;
    }

    @GetMapping("/api/page")
    Page page() {
        SampleFiles files = samples.getIfAvailable();
        return new Page(login.isWanted(), files == null ? null : files.links());
    }

    /**
     * @param login whether a login is required, so that the user can log out
     * @param samples links to try, one per line; null if it is not a demonstration
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(boolean login, String samples) {}
}
