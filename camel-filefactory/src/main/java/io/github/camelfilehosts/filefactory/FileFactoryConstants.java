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
package io.github.camelfilehosts.filefactory;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The message headers. No header that is written has the name of one that is read. */
public final class FileFactoryConstants {

    @Metadata(
            description = "The operation, instead of the endpoint's. It is an error without allowOperationHeader.",
            javaType = "io.github.camelfilehosts.filefactory.FileFactoryOperation")
    public static final String OPERATION = "CamelFileFactoryOperation";

    @Metadata(
            description = "The file's ID or link; for getFileInfo any number of them, as a string, collection, array or"
                    + " iterator.",
            javaType = "Object",
            important = true)
    public static final String FILE_ID = "CamelFileFactoryFileId";

    @Metadata(description = "The password of a protected file.", javaType = "String", important = true)
    public static final String FILE_PASSWORD = "CamelFileFactoryFilePassword";

    @Metadata(
            label = "getDownloadLink,download",
            description = "Set to the kind of the link: PREMIUM, TRAFFICSHARE or FREE.",
            javaType = "String",
            important = true)
    public static final String LINK_TYPE = "CamelFileFactoryLinkType";

    @Metadata(
            label = "download",
            description = "Set to the file's MD5 in hexadecimal; removed if it is unknown.",
            javaType = "String")
    public static final String MD5 = "CamelFileFactoryMd5";

    @Metadata(
            label = "getDownloadLink,download",
            description = "Set to the file's name, made safe for a directory.",
            javaType = "String",
            important = true)
    public static final String FILE_NAME = Exchange.FILE_NAME;

    @Metadata(
            label = "getDownloadLink,download",
            description = "Set to the file's size in bytes; removed if it is unknown.",
            javaType = "Long")
    public static final String FILE_LENGTH = Exchange.FILE_LENGTH;

    private FileFactoryConstants() {}
}
