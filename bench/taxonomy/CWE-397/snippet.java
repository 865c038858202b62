import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

interface Shelf {
    List<String> titles() throws Exception;

    String load(String title) throws Exception;
}

class FolderShelf implements Shelf {
    private final Path folder;

    FolderShelf(Path folder) {
        this.folder = folder;
    }

    public List<String> titles() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    public String load(String title) throws Exception {
        if (!titles().contains(title)) {
            throw new IOException("no such title: " + title);
        }
        return Files.readString(folder.resolve(title));
    }
}
