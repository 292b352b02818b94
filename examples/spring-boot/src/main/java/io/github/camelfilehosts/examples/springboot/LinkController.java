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

import io.github.camelfilehosts.filefactory.model.FileInfoList;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes pasted links, and asks FileFactory about them. */
@RestController
class LinkController {

    private final ProducerTemplate camel;
    private final Jobs jobs;

    LinkController(ProducerTemplate camel, Jobs jobs) {
        this.camel = camel;
        this.jobs = jobs;
    }

    @PostMapping("/api/links")
    Answer add(@RequestBody Paste paste) {
        LinkList links = LinkList.of(paste.text());
        List<String> unknown = jobs.unknown(links.ids());
        int added =
                unknown.isEmpty() ? 0 : jobs.add(camel.requestBody(MirrorRoutes.CHECK, unknown, FileInfoList.class));
        return new Answer(added, links.ids().size() - added, links.unreadable());
    }

    record Paste(String text) {

        Paste {
            text = text == null ? "" : text;
        }
    }

    /**
     * @param added how many files are new
     * @param known how many were there before
     * @param unreadable lines that hold anything but links, unchanged
     */
    record Answer(int added, int known, List<String> unreadable) {}
}
