using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EmbedBench.Results.Json;

/// <summary>
/// JSON in the one form that RFC 8785 gives it: no blanks, members ordered by the UTF-16 units of their names, numbers as JavaScript
/// writes them. Equal values have equal bytes, so that they can be hashed.
/// </summary>
public static class CanonicalJson
{
    /// <exception cref="InvalidDataException">
    /// A number that no double can hold, a text that is no valid UTF-16, or a repeated name.
    /// </exception>
    public static string Format(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>SHA-256 of the canonical form in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Format"/>.</exception>
    public static string Sha256(JsonElement value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Format(value))));

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, value);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach ((int index, JsonElement item) in value.EnumerateArray().Index())
                {
                    if (index > 0)
                        text.Append(',');
                    Append(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                AppendNumber(text, value);
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                throw new ArgumentException("There is no JSON value to write.", nameof(value));
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement value)
    {
        List<JsonProperty> members = [.. value.EnumerateObject()];
        members.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        text.Append('{');
        foreach ((int index, JsonProperty member) in members.Index())
        {
            if (index > 0 && members[index - 1].Name == member.Name)
                throw new InvalidDataException($"the name \"{member.Name}\" stands twice in an object");
            if (index > 0)
                text.Append(',');
            AppendString(text, member.Name);
            text.Append(':');
            Append(text, member.Value);
        }

        text.Append('}');
    }

    private static void AppendNumber(StringBuilder text, JsonElement value)
    {
        double number = value.GetDouble();
        if (!double.IsFinite(number))
            throw new InvalidDataException($"the number {value.GetRawText()} is too large for a double");
        text.Append(EcmaScriptNumber.Format(number));
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        for (int index = 0; index < value.Length; index++)
        {
            char letter = value[index];
            if (char.IsHighSurrogate(letter) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
                text.Append(letter).Append(value[++index]);
            else if (char.IsSurrogate(letter))
                throw new InvalidDataException("a text holds half of a surrogate pair, which is no character");
            else
                AppendLetter(text, letter);
        }

        text.Append('"');
    }

    private static void AppendLetter(StringBuilder text, char letter) => _ = letter switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
        _ => text.Append(letter),
    };
}
