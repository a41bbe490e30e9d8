package nl.korpsmonitor.service.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes a PDF without compression. What deflates is a library of the platform, so that another build of Java makes other bytes of the same, and the same dossier could
 * not be made again.
 */
final class PlainPdf {
    private PlainPdf() {}

    /**
     * The same PDF, with every stream as it is read. Fonts are in it only after it was written once, so that this can't be done before.
     *
     * @throws IOException when it is none
     */
    static byte[] of(byte[] pdf) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSDocument objects = document.getDocument();
            for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
                COSObject object = objects.getObjectFromPool(key);
                if (object != null && object.getObject() instanceof COSStream stream) {
                    unpack(stream);
                }
            }
            document.save(bytes, CompressParameters.NO_COMPRESSION);
        }
        return bytes.toByteArray();
    }

    private static void unpack(COSStream stream) throws IOException {
        if (!stream.containsKey(COSName.FILTER)) {
            return;
        }
        byte[] unpacked;
        try (InputStream in = stream.createInputStream()) {
            unpacked = in.readAllBytes();
        }
        stream.removeItem(COSName.FILTER);
        stream.removeItem(COSName.DECODE_PARMS);
        try (OutputStream out = stream.createOutputStream()) {
            out.write(unpacked);
        }
    }
}
