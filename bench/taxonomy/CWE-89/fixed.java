import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class CustomerDirectory {
    private final Connection connection;

    CustomerDirectory(Connection connection) {
        this.connection = connection;
    }

    List<String> inTown(String lastName, String town) throws SQLException {
        List<String> found = new ArrayList<>();
        String query = "SELECT first_name, last_name FROM customer WHERE last_name = ?"
                + " AND town = ? ORDER BY first_name";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, lastName);
            statement.setString(2, town);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
        }
        return found;
    }
}
