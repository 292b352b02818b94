package com.example;

import io.github.camelfilehosts.alfafile.model.AlfaFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.apache.camel.ProducerTemplate;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

@Path("/files")
public class UploadService {

    @Inject
    ProducerTemplate camel;

    /** Quarkus has written the file to disk, from where it goes on. */
    @POST
    public String upload(@RestForm("file") FileUpload file) {
        return camel.requestBodyAndHeader(
                        "alfafile:upload", file.uploadedFile(), "CamelAlfaFileName", file.fileName(), AlfaFile.class)
                .url();
    }
}
