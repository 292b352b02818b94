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

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.FileFactoryLinks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pasted links. A line that cannot be read does not keep the others from being read.
 *
 * @param ids of files at FileFactory, each once
 * @param unreadable lines that hold anything but links and IDs, unchanged
 */
record LinkList(List<String> ids, List<String> unreadable) {

    static LinkList of(String text) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> unreadable = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            try {
                ids.addAll(FileFactoryLinks.ids(line));
            } catch (InvalidRequestException e) {
                unreadable.add(line.strip());
            }
        });
        return new LinkList(List.copyOf(ids), List.copyOf(unreadable));
    }
}
