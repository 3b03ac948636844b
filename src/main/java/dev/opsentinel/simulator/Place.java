package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/**
 * A city people work in.
 *
 * @param code ISO 3166, as sign-ins and item usages write the country
 * @param country English name, as audit events write it
 * @param latitude degrees, four decimals
 */
record Place(
    String code,
    String country,
    String region,
    String city,
    double latitude,
    double longitude,
    ZoneId zone) {

  static final List<Place> ALL =
      List.of(
          in("CA", "Canada", "Ontario", "Toronto", 43.6426, -79.3871, "America/Toronto"),
          in("NL", "Netherlands", "North Holland", "Amsterdam", 52.374, 4.8897, "Europe/Amsterdam"),
          in(
              "US",
              "United States",
              "Oregon",
              "Portland",
              45.4085,
              -122.7981,
              "America/Los_Angeles"),
          in("IL", "Israel", "Tel Aviv", "Tel Aviv", 32.0809, 34.7806, "Asia/Jerusalem"),
          in("JP", "Japan", "Tokyo", "Tokyo", 35.6895, 139.6917, "Asia/Tokyo"),
          in("FR", "France", "Île-de-France", "Paris", 48.8534, 2.3488, "Europe/Paris"),
          in("BR", "Brazil", "São Paulo", "São Paulo", -23.5475, -46.6361, "America/Sao_Paulo"),
          in("GB", "United Kingdom", "England", "London", 51.5085, -0.1257, "Europe/London"),
          in("IN", "India", "Karnataka", "Bengaluru", 12.9719, 77.5937, "Asia/Kolkata"),
          in("DE", "Germany", "Bavaria", "München", 48.1374, 11.5755, "Europe/Berlin"));

  private static Place in(
      String code,
      String country,
      String region,
      String city,
      double latitude,
      double longitude,
      String zone) {
    return new Place(code, country, region, city, latitude, longitude, ZoneId.of(zone));
  }

  /**
   * Writes the {@code location} field, or nothing: geolocation fails for some addresses, and for
   * some it knows only a part.
   *
   * @param countryText the country in the form this kind of event uses
   */
  void write(JsonGenerator json, String countryText, Dice dice) throws IOException {
    int known = dice.below(100);
    if (known < 3) {
      return;
    }
    json.writeObjectFieldStart("location");
    json.writeStringField("country", countryText);
    if (known >= 5) {
      json.writeStringField("region", region);
      json.writeStringField("city", city);
    }
    if (known >= 7) {
      json.writeNumberField("latitude", latitude);
      json.writeNumberField("longitude", longitude);
    }
    json.writeEndObject();
  }
}
