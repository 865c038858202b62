import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

class MailMerge {
    private static final Path SCRATCH = Path.of("/var/tmp");

    List<Path> render(List<String> names, String template) throws IOException {
        Path folder = SCRATCH.resolve("mail-merge");
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<Path> letters = new ArrayList<>();
        for (String name : names) {
            Path letter = Files.createTempFile(folder, "letter-", ".txt");
            Files.writeString(letter, template.replace("{name}", name));
            letters.add(letter);
        }
        return letters;
    }
}
