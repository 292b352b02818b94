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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file at a {@link FileHostServer}. Changes take effect at once.
 *
 * @param <F> the type of the file itself, for chained calls
 */
public abstract sealed class FileHostFile<F extends FileHostFile<F>> permits FileFactoryFile, AlfaFileFile {

    private final String id;
    private final Content content;
    private final Map<String, Object> oddFields = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, String> validators = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile String name;

    FileHostFile(String id, String name, Content content) {
        this.id = id;
        this.name = name;
        this.content = content;
    }

    /** Sets its name. */
    public final F name(String name) {
        this.name = name;
        return self();
    }

    /**
     * Sets this field among the facts that the API states about this file, whatever is true: for example text instead
     * of a number, a number out of range, {@code false}, a list, null. Other files are not affected.
     *
     * @param value anything that Jackson can write
     */
    public final F field(String name, Object value) {
        oddFields.put(name, value);
        return self();
    }

    /**
     * The {@code ETag} of its downloads, with quotes; by default none. A request with a {@code Range} and an
     * {@code If-Range} is compared with it.
     */
    public final F etag(String etag) {
        validators.put("ETag", etag);
        return self();
    }

    /**
     * The {@code Last-Modified} of its downloads; by default none. A request with a {@code Range} and an
     * {@code If-Range} is compared with it.
     */
    public final F lastModified(String httpDate) {
        validators.put("Last-Modified", httpDate);
        return self();
    }

    /** Its ID. */
    public final String id() {
        return id;
    }

    /** Its name. */
    public final String name() {
        return name;
    }

    /** Its bytes; null if it was uploaded and {@link AlfaFileServer#keepUploads} is off. */
    public final Content content() {
        return content;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + id + ", " + name + (content == null ? "" : ", " + content);
    }

    abstract F self();

    /** The headers that tell this file from a later one of its ID. */
    final Map<String, String> validators() {
        synchronized (validators) {
            return Map.copyOf(validators);
        }
    }

    /** These facts, with what is told oddly. */
    final Map<String, Object> odd(Map<String, Object> facts) {
        oddFields.forEach(facts::put);
        return facts;
    }
}
