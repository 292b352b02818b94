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
package io.github.camelfilehosts.benchmarks.peer;

import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;

/** The JDK's MD5 of a file, and nothing else. */
final class Md5Alone implements Peer {

    private static final int BUFFER = 64 * 1024;

    private final Place place;

    Md5Alone(Place place) {
        this.place = place;
    }

    @Override
    public void perform(String file) throws Exception {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(place.source(file))) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                md5.update(buffer, 0, count);
            }
        }
        md5.digest();
    }
}
