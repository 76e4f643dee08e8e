using System.Globalization;
using System.Text;
using System.Xml;
using EmbedBench.Shared;

namespace EmbedBench.Cli.Output;

/// <summary>Results as most build servers read them: JUnit's XML, one suite, a case a figure.</summary>
internal static class JUnitFile
{
    /// <param name="path">Where to write; a file there is replaced.</param>
    /// <param name="suite">What the cases have in common.</param>
    /// <param name="cases">Each with what went wrong, or null.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string suite, IReadOnlyList<(string Name, string? Failure)> cases) => AtomicFile.Write(path, stream =>
    {
        // Names come from the command line and may hold characters that XML has no sign for: better written as their numbers than not at all.
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            CheckCharacters = false,
        };
        using var xml = XmlWriter.Create(stream, settings);
        string failures = cases.Count(test => test.Failure is not null).ToString(CultureInfo.InvariantCulture);
        string count = cases.Count.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite);
        xml.WriteAttributeString("tests", count);
        xml.WriteAttributeString("failures", failures);
        xml.WriteAttributeString("errors", "0");
        foreach ((string name, string? failure) in cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", suite);
            xml.WriteAttributeString("name", name);
            if (failure is not null)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", failure);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
    });
}
