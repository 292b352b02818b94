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
package io.github.camelfilehosts.test;

/** The HTML that file hosts send when something is wrong. */
final class Pages {

    private Pages() {}

    static String sorry() {
        return page("Sorry", "Something went wrong. Please try again later.");
    }

    static String code(String query) {
        return page("Download not possible", "Error " + query);
    }

    private static String page(String title, String text) {
        return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><p>" + text
                + "</p></body></html>\n";
    }
}
