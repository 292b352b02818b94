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

import com.sun.net.httpserver.HttpServer;
import io.github.camelfilehosts.test.AlfaFileServer;
import io.github.camelfilehosts.test.FileFactoryServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Both stand-ins in a process of their own: {@code StandIns --port 8080}, optionally {@code --host NAME}.
 *
 * <p>They are controlled over HTTP: each method of {@link FileFactoryServer} and {@link AlfaFileServer} whose
 * parameters and result can be expressed in JSON is a path; its arguments are an array.
 *
 * <pre>{@code
 * curl localhost:8080/
 * curl localhost:8080/filefactory/addFile -d '["1ep92k3t0fdz", "Tulips.jpg", {"random": [620888, 1]}]'
 * curl localhost:8080/filefactory/files/1ep92k3t0fdz/premiumOnly -d '[]'
 * curl localhost:8080/alfafile/failUpload -d '[{"silence": ["PT4S"], "dropReply": [true]}, 1]'
 * curl localhost:8080/alfafile/files
 * curl localhost:8080/reset -d '[]'
 * }</pre>
 */
public final class StandIns implements AutoCloseable {

    private final FileFactoryServer fileFactory = new FileFactoryServer();
    private final AlfaFileServer alfaFile = new AlfaFileServer();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer control;
    private final String host;

    private StandIns(String host, int port) throws IOException {
        this.host = host;
        boolean here = host.equals(Options.LOCALHOST);
        control = HttpServer.create(here ? new InetSocketAddress(host, port) : new InetSocketAddress(port), 0);
        control.setExecutor(threads);
        control.createContext("/", new Control(fileFactory, alfaFile));
        fileFactory.at(host, following(port, 1), following(port, 2)).start();
        alfaFile.at(host, following(port, 3), following(port, 4)).start();
        control.start();
    }

    private static int following(int port, int by) {
        return port == 0 ? 0 : port + by;
    }

    /**
     * Runs until the process is ended.
     *
     * @param args {@code --port}, by which they are controlled; the stand-ins take the four ports that follow
     */
    public static void main(String[] args) throws IOException {
        // Without this, SLF4J reports at each start that there is no logger.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        try {
            Options options = Options.of(args);
            StandIns standIns = start(options.host(), options.port());
            System.out.println("Stand-ins controlled at " + standIns.url() + ", FileFactory at "
                    + standIns.fileFactory.apiUrl() + ", AlfaFile at " + standIns.alfaFile.apiUrl());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * Starts them.
     *
     * @param host the name in all URLs; with another one than {@code localhost} they can be reached from other machines
     *     too
     * @param port by which they are controlled; the stand-ins take the four ports that follow. 0 for free ports
     */
    public static StandIns start(String host, int port) throws IOException {
        return new StandIns(host, port);
    }

    /** The properties of both, as from {@link FileFactoryServer#properties()}. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(fileFactory.properties());
        properties.putAll(alfaFile.properties());
        return properties;
    }

    /** The URL by which they are controlled. */
    public String url() {
        return "http://" + host + ":" + control.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        control.stop(0);
        threads.shutdown();
        fileFactory.close();
        alfaFile.close();
    }
}
