import java.util.ArrayList;
import java.util.List;

class DeliveryNotes {
    record Address(String street, String town) {}

    record Customer(String name, Address billing) {}

    record Order(String number, Customer customer) {}

    String townOf(Order order) {
        try {
            return order.customer().billing().town().strip();
        } catch (NullPointerException e) {
            return "unknown";
        }
    }

    List<String> lines(List<Order> orders) {
        List<String> lines = new ArrayList<>();
        for (Order order : orders) {
            lines.add(order.number() + " -> " + townOf(order));
        }
        return lines;
    }
}
