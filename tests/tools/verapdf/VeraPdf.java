// Says of each PDF whether it is PDF/UA-1, by the engine of veraPDF: java -cp <jars> VeraPdf.java ua1 a.pdf b.pdf
// Prints the clauses that are not met; ends with 1 when any file fails, or when a file cannot be read.
import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
    boolean failed = false;
    for (int i = 1; i < arguments.length; i++) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(arguments[i]), flavour)) {
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
        ValidationResult result = validator.validate(parser);
        System.out.printf("%s %s: %s, %d assertions%n", arguments[i], flavour,
            result.isCompliant() ? "compliant" : "NOT compliant", result.getTotalAssertions());
        failed |= !result.isCompliant();
        TreeSet<String> clauses = new TreeSet<>();
        for (TestAssertion found : result.getTestAssertions()) {
          if (found.getStatus() == TestAssertion.Status.FAILED) {
            clauses.add("  " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber() + " " + found.getMessage());
          }
        }
        clauses.forEach(System.out::println);
      }
    }
    System.exit(failed ? 1 : 0);
  }
}
