import CCurl

/// Which libcurl runs, with what, as it says itself.
package enum CurlVersion {
    package static var text: String { String(cString: curl_version()) }
}
