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
import java.util.StringJoiner;

/**
 * FileFactory's API. A file's ID says what it is: {@code f1024x00aa..} has 1,024 bytes and MD5 00aa... Every other ID
 * is a small file.
 */
final class FileFactoryAnswers {

    private static final String NO_MD5 = "0".repeat(32);

    private final URI files;

    FileFactoryAnswers(URI files) {
        this.files = files;
    }

    String answer(String method, Map<String, String> form) {
        String file = form.get("file");
        return switch (method) {
            case "getFileInfo" -> success("{\"files\":" + infos(file.split(",")) + "}");
            case "getDownloadLink" ->
                success("{\"url\":\"" + files + file + "\",\"name\":\"" + file + "\",\"size\":\"" + size(file)
                        + "\",\"linkType\":\"premium\",\"delay\":0}");
            default -> "{\"type\":\"error\",\"message\":\"unknown\",\"code\":700}";
        };
    }

    private static String success(String result) {
        return "{\"type\":\"success\",\"result\":" + result + "}";
    }

    private static String infos(String[] ids) {
        StringJoiner infos = new StringJoiner(",", "{", "}");
        for (String id : ids) {
            infos.add("\"" + id + "\":{\"status\":\"online\",\"hash\":\"" + id + "\",\"name\":\"" + id
                    + "\",\"size\":\"" + size(id)
                    + "\",\"added\":\"2014-01-23 06:49:39\",\"url\":\"http:\\/\\/www.filefactory.com\\/file\\/" + id
                    + "\",\"md5\":\"" + md5(id) + "\",\"premiumOnly\":false,\"password\":false}");
        }
        return infos.toString();
    }

    private static String size(String id) {
        int mark = id.indexOf('x');
        return mark < 0 ? "620888" : id.substring(1, mark);
    }

    private static String md5(String id) {
        int mark = id.indexOf('x');
        return mark < 0 ? NO_MD5 : id.substring(mark + 1);
    }
}
