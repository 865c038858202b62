import java.util.ArrayList;
import java.util.List;

class DeliveryNotes {
    record Address(String street, String town) {}

    record Customer(String name, Address billing) {}

    record Order(String number, Customer customer) {}

    String townOf(Order order) {
        Customer customer = order.customer();
        if (customer == null || customer.billing() == null || customer.billing().town() == null) {
            return "unknown";
        }
        return customer.billing().town().strip();
    }

    List<String> lines(List<Order> orders) {
        List<String> lines = new ArrayList<>();
        for (Order order : orders) {
            lines.add(order.number() + " -> " + townOf(order));
        }
        return lines;
    }
}
