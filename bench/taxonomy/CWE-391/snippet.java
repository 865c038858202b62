import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

class RateTable {
    private volatile Properties rates = new Properties();

    void reload(Path file) {
        Properties fresh = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            fresh.load(reader);
        } catch (IOException e) {
        }
        rates = fresh;
    }

    BigDecimal inEuro(String currency, BigDecimal amount) {
        BigDecimal rate = new BigDecimal(rates.getProperty(currency, "1"));
        return amount.multiply(rate);
    }
}
