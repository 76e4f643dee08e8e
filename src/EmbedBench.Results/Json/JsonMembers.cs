using System.Text.Json;

namespace EmbedBench.Results.Json;

/// <summary>
/// Reads an object of a JSON file strictly: each member is asked for by name and type, and <see cref="End"/> refuses those that nobody
/// asked for. Errors name the place as a path from <c>$</c>.
/// </summary>
internal sealed class JsonMembers
{
    private readonly Dictionary<string, JsonElement> _unread = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <exception cref="InvalidDataException">Not an object.</exception>
    public JsonMembers(JsonElement value, string path)
    {
        _path = path;
        foreach (JsonProperty member in Checked(value, JsonValueKind.Object, path, "an object").EnumerateObject())
            _unread.Add(member.Name, member.Value);
    }

    public bool Has(string name) => _unread.ContainsKey(name);

    public string Text(string name) => TextOf(Take(name), At(name));

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public double Number(string name) => NumberOf(Take(name), At(name));

    public double? OptionalNumber(string name) => Has(name) ? Number(name) : null;

    public long Integer(string name) => Checked(Take(name), JsonValueKind.Number, At(name), "a whole number").TryGetInt64(out long value)
        ? value
        : throw Wrong(At(name), "a whole number");

    public int SmallInteger(string name) => Integer(name) is >= int.MinValue and <= int.MaxValue and var value
        ? (int)value
        : throw Wrong(At(name), "a 32-bit number");

    public bool Truth(string name)
    {
        JsonElement value = Take(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(At(name), "true or false");
    }

    public bool? OptionalTruth(string name) => Has(name) ? Truth(name) : null;

    public DateTimeOffset Moment(string name) =>
        Checked(Take(name), JsonValueKind.String, At(name), "a date and time").TryGetDateTimeOffset(out DateTimeOffset value)
            ? value
            : throw Wrong(At(name), "a date and time as 2026-01-31T12:00:00.000Z");

    /// <summary>A text that <paramref name="parse"/> understands; its FormatException becomes the error.</summary>
    public T Parsed<T>(string name, Func<string, T> parse) => Parse(Text(name), parse, At(name));

    public JsonMembers Object(string name) => new(Take(name), At(name));

    /// <summary>An object kept as it is.</summary>
    public JsonElement RawObject(string name) => Checked(Take(name), JsonValueKind.Object, At(name), "an object").Clone();

    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, string, T> read) => ListOf(Take(name), At(name), read);

    public IReadOnlyDictionary<TKey, T> Map<TKey, T>(string name, Func<string, TKey> parse, Func<JsonElement, string, T> read)
        where TKey : notnull => MapOf(Take(name), At(name), parse, read);

    public IReadOnlyDictionary<string, T> Map<T>(string name, Func<JsonElement, string, T> read) => Map(name, key => key, read);

    /// <exception cref="InvalidDataException">A member that was not asked for.</exception>
    public void End()
    {
        if (_unread.Count > 0)
            throw new InvalidDataException($"{At(_unread.Keys.First())}: no such key belongs here");
    }

    public static string TextOf(JsonElement value, string path) => Checked(value, JsonValueKind.String, path, "a text").GetString()!;

    public static T ParsedOf<T>(JsonElement value, string path, Func<string, T> parse) => Parse(TextOf(value, path), parse, path);

    public static double NumberOf(JsonElement value, string path) =>
        Checked(value, JsonValueKind.Number, path, "a number").GetDouble() is var number && double.IsFinite(number)
            ? number
            : throw Wrong(path, "a number that a double can hold");

    public static IReadOnlyList<T> ListOf<T>(JsonElement value, string path, Func<JsonElement, string, T> read) =>
        [.. Checked(value, JsonValueKind.Array, path, "a list").EnumerateArray().Select((item, index) => read(item, $"{path}[{index}]"))];

    /// <summary>An object of any names that <paramref name="parse"/> understands.</summary>
    public static IReadOnlyDictionary<TKey, T> MapOf<TKey, T>(
        JsonElement value, string path, Func<string, TKey> parse, Func<JsonElement, string, T> read)
        where TKey : notnull
    {
        var map = new Dictionary<TKey, T>();
        foreach (JsonProperty member in Checked(value, JsonValueKind.Object, path, "an object").EnumerateObject())
            map.Add(Parse(member.Name, parse, $"{path}.{member.Name}"), read(member.Value, $"{path}.{member.Name}"));
        return map;
    }

    private static T Parse<T>(string text, Func<string, T> parse, string path)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }

    private static JsonElement Checked(JsonElement value, JsonValueKind kind, string path, string allowed) =>
        value.ValueKind == kind ? value : throw Wrong(path, allowed);

    private static InvalidDataException Wrong(string path, string allowed) => new($"{path}: must be {allowed}");

    private JsonElement Take(string name) =>
        _unread.Remove(name, out JsonElement value) ? value : throw new InvalidDataException($"{At(name)}: is missing");

    private string At(string name) => $"{_path}.{name}";
}
