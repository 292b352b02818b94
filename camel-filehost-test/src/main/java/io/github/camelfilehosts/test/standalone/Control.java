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
package io.github.camelfilehosts.test.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import io.github.camelfilehosts.test.FileHostFile;
import io.github.camelfilehosts.test.FileHostServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Controls the stand-ins over HTTP. */
final class Control implements HttpHandler {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FileFactoryServer fileFactory;
    private final AlfaFileServer alfaFile;

    Control(FileFactoryServer fileFactory, AlfaFileServer alfaFile) {
        this.fileFactory = fileFactory;
        this.alfaFile = alfaFile;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            Object answer;
            try (InputStream body = exchange.getRequestBody()) {
                JsonNode arguments = MAPPER.readTree(body);
                answer = carryOut(exchange.getRequestURI().getPath().split("/"), arguments);
            } catch (NoSuchElementException e) {
                status = 404;
                answer = Map.of("error", e.getMessage());
            } catch (IOException | IllegalArgumentException | IllegalStateException e) {
                status = 400;
                answer = Map.of("error", e.getMessage());
            }
            byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    /** @param path the segments of the path; the first one is empty */
    private Object carryOut(String[] path, JsonNode arguments) {
        if (path.length < 2) {
            return accounts();
        }
        if (path.length == 2 && path[1].equals("reset")) {
            fileFactory.reset();
            alfaFile.reset();
            return accounts();
        }
        FileHostServer<?> server = server(path[1]);
        if (path.length == 3) {
            return Shown.of(RemoteCall.of(server, path[2], arguments));
        }
        if (path.length == 5 && path[2].equals("files")) {
            return Shown.of(RemoteCall.of(file(server, path[3]), path[4], arguments));
        }
        throw new NoSuchElementException("No such path: SERVICE/METHOD, or SERVICE/files/ID/METHOD");
    }

    private FileHostServer<?> server(String name) {
        return switch (name) {
            case "filefactory" -> fileFactory;
            case "alfafile" -> alfaFile;
            default -> throw new NoSuchElementException("No such service: filefactory, alfafile");
        };
    }

    private static FileHostFile<?> file(FileHostServer<?> server, String id) {
        for (FileHostFile<?> file : server.files()) {
            if (file.id().equals(id)) {
                return file;
            }
        }
        throw new NoSuchElementException("No such file: " + id);
    }

    /** The accounts and URLs for a client. */
    private Map<String, Object> accounts() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("apiUrl", fileFactory.apiUrl());
        first.put("email", fileFactory.email());
        first.put("password", fileFactory.password());
        first.put("authKey", fileFactory.authKey());
        Map<String, Object> second = new LinkedHashMap<>();
        second.put("apiUrl", alfaFile.apiUrl());
        second.put("login", alfaFile.login());
        second.put("password", alfaFile.password());
        second.put("token", alfaFile.token());
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("filefactory", first);
        both.put("alfafile", second);
        return both;
    }
}
