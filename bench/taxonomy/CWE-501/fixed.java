import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;

class BranchServlet extends HttpServlet {
    private final Map<String, List<String>> branchesByLogin;

    BranchServlet(Map<String, List<String>> branchesByLogin) {
        this.branchesByLogin = branchesByLogin;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute("login") == null) {
            response.sendError(401);
            return;
        }
        String login = (String) session.getAttribute("login");
        String branch = request.getParameter("branch");
        List<String> own = branchesByLogin.getOrDefault(login, List.of());
        if (branch == null || !own.contains(branch)) {
            response.sendError(403);
            return;
        }
        session.setAttribute("branch", branch);
        session.setAttribute("branchCount", own.size());
        response.sendRedirect("/stock");
    }
}
