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
package io.github.camelfilehosts.benchmarks.server;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** AlfaFile's API: an upload is processed as soon as somebody asks. */
final class AlfaFileAnswers {

    private static final int UPLOADING = 0;
    private static final int DONE = 2;

    private final URI self;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, Map<String, String>> announced = new ConcurrentHashMap<>();

    AlfaFileAnswers(URI self) {
        this.self = self;
    }

    /** @param hasIt whether the service has every file already */
    String answer(String method, Map<String, String> form, boolean hasIt) {
        return switch (method) {
            case "upload" -> {
                String id = "U" + last.incrementAndGet();
                announced.put(id, form);
                yield upload(id, form, hasIt ? DONE : UPLOADING);
            }
            case "upload_info" -> {
                String id = form.get("upload_id");
                yield upload(id, announced.get(id), DONE);
            }
            case "content" -> content(form);
            default -> "{\"response\":[],\"status\":404,\"details\":\"unknown\"}";
        };
    }

    /** A page of the folder that has as many files as its ID says. */
    private static String content(Map<String, String> form) {
        int count = Integer.parseInt(form.get("folder_id"));
        int perPage = Integer.parseInt(form.get("per_page"));
        int page = Integer.parseInt(form.get("page"));
        StringBuilder files = new StringBuilder();
        for (int i = (page - 1) * perPage; i < Math.min(count, page * perPage); i++) {
            files.append(files.isEmpty() ? "" : ",")
                    .append("{\"file_id\":\"F")
                    .append(i)
                    .append("\",\"mode\":2,\"folder_id\":\"")
                    .append(count)
                    .append("\",\"name\":\"")
                    .append(i)
                    .append(
                            ".bin\",\"hash\":\"d41d8cd98f00b204e9800998ecf8427e\",\"size\":1000,\"url\":\"http:\\/\\/alfafile.net\\/file\\/F")
                    .append(i)
                    .append("\",\"created\":1426776799}");
        }
        return "{\"response\":{\"folder\":{\"folder_id\":\"" + count + "\",\"name\":\"many\",\"nb_files\":" + count
                + ",\"folders\":[],\"files\":[" + files + "]},\"pager\":{\"current\":" + page + ",\"total\":"
                + (count + perPage - 1) / perPage + "}},\"status\":200,\"details\":null}";
    }

    private String upload(String id, Map<String, String> form, int state) {
        String file = state == DONE
                ? "{\"file_id\":\"F" + id + "\",\"mode\":2,\"folder_id\":\"0\",\"name\":\"" + form.get("name")
                        + "\",\"hash\":\"" + form.get("hash") + "\",\"size\":" + form.get("size")
                        + ",\"url\":\"http:\\/\\/alfafile.net\\/file\\/F" + id + "\",\"created\":1426776799}"
                : "[]";
        return "{\"response\":{\"upload\":{\"upload_id\":\"" + id + "\",\"url\":\"" + self.resolve("/sink/" + id)
                + "\",\"file\":" + file + ",\"state\":" + state + "}},\"status\":200,\"details\":null}";
    }
}
