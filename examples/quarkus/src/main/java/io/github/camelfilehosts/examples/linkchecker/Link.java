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
package io.github.camelfilehosts.examples.linkchecker;

import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.filefactory.FileFactoryLinks;
import java.util.List;

/**
 * A line of the user's list.
 *
 * @param text as the user wrote it
 * @param id the file's ID at FileFactory; null if the text is neither an ID nor a link to a file there, or several
 */
record Link(String text, String id) {

    static Link of(String text) {
        return new Link(text, id(text));
    }

    private static String id(String text) {
        try {
            List<String> ids = FileFactoryLinks.ids(text);
            return ids.size() == 1 ? ids.get(0) : null;
        } catch (InvalidRequestException e) {
            return null;
        }
    }

    boolean isBroken() {
        return id == null;
    }
}
